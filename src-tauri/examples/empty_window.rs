//! A window with nothing in it: what Tauri and the web view cost by themselves, for `cargo xtask figures` to measure beside.
//! Invariant: the same shell as the real window (size, web view, switches), one line of text, no code of ours.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// A page that says when its second frame was drawn, as the real one says when its text was.
const PAGE: &str = "<!doctype html><title>Empty</title><p>Empty</p><script>\
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('obelus:text')))</script>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address: tauri::Url = "empty://localhost/".parse()?;
    let app = tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            Response::builder()
                .header("Content-Type", "text/html")
                .body(PAGE.as_bytes().to_vec())
                .unwrap_or_else(|_| Response::new(Vec::new()))
        })
        .setup(move |app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(address))
                .title("Empty")
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .build(tauri::generate_context!("tauri.conf.json"))?;
    app.run(|_, _| {});
    Ok(())
}
