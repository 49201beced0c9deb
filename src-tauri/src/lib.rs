//! Host (first light).
use std::process::ExitCode;

#[derive(Default)]
pub struct Launch;

#[tauri::command]
async fn call(name: String, params: serde_json::Value) -> Result<serde_json::Value, serde_json::Value> {
    Ok(serde_json::json!({"name": name, "params": params}))
}

pub fn open(_: Launch) -> ExitCode {
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![call])
        .setup(|app| {
            tauri::WebviewWindowBuilder::new(app, "main", tauri::WebviewUrl::default()).title("Obelus").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .build(tauri::generate_context!("tauri.conf.json"));
    match built {
        Ok(app) => { app.run(|_, _| {}); ExitCode::SUCCESS }
        Err(_) => ExitCode::FAILURE,
    }
}
