//! The walls around the page: where it may go, which is nowhere.
//! Invariant: the window shows the application's own pages and nothing else; it opens no second one and keeps no download.
//! Not here: what a page may load (the content security policy in `tauri.conf.json`), what it may ask (the capability).

use tauri::webview::NewWindowResponse;
use tauri::{Manager, Runtime, Url, WebviewWindowBuilder};

/// Puts the walls around a window that is to be built.
pub fn around<'a, R: Runtime, M: Manager<R>>(window: WebviewWindowBuilder<'a, R, M>) -> WebviewWindowBuilder<'a, R, M> {
    window
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .devtools(cfg!(debug_assertions))
}

/// Whether it is a page of the application itself, by the address under which the shell serves those.
fn is_own(address: &Url) -> bool {
    let own = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    match Url::parse(own) {
        Ok(own) => {
            (address.scheme(), address.host_str(), address.port()) == (own.scheme(), own.host_str(), own.port())
                && address.username().is_empty()
                && address.password().is_none()
        }
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(not(windows))]
    fn only_the_pages_of_the_application_are_gone_to() {
        let check = |address: &str, expected: bool| {
            assert_eq!(is_own(&Url::parse(address).unwrap()), expected, "{address}");
        };
        check("tauri://localhost", true);
        check("tauri://localhost/index.html#there", true);
        for elsewhere in [
            "http://localhost/",
            "http://127.0.0.1:8080/",
            "https://example.org/",
            "file:///etc/passwd",
            "about:blank",
            "data:text/html,<script>1</script>",
            "javascript:1",
            "blob:tauri://localhost/1",
            "tauri://evil/",
            "tauri://localhost.evil/",
            "tauri://localhost:1/",
            "tauri://user@localhost/",
            "ipc://localhost/",
            "http://tauri.localhost/",
            "asset://localhost/etc/passwd",
            "mailto:a@example.org",
        ] {
            check(elsewhere, false);
        }
    }
}
