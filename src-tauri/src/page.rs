//! The page's process: where it dies, it comes back.
//! Invariant: nothing that was saved is in it, so a new one shows what there is. Not here: what the page shows.

use std::cell::Cell;
use std::time::{Duration, Instant};

use gtk::glib;
use tauri::{Runtime, WebviewWindow};
use webkit2gtk::WebViewExt;

/// A page that dies again so soon is given as much time before it is loaded anew: whatever kills it may do so again.
const TOO_SOON: Duration = Duration::from_secs(5);

/// Loads the page anew when its process has ended. Without this the window stays as a picture of itself.
pub fn bring_back<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|view| {
        let last: Cell<Option<Instant>> = Cell::new(None);
        view.inner().connect_web_process_terminated(move |view, _| {
            let now = Instant::now();
            let before = last.replace(Some(now));
            if before.is_none_or(|before| now.duration_since(before) > TOO_SOON) {
                view.reload();
            } else {
                let view = view.clone();
                glib::timeout_add_local_once(TOO_SOON, move || view.reload());
            }
        });
    })
}
