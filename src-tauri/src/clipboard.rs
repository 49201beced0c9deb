//! The text on the clipboard, for "new from the clipboard": WebKit gives it to a page only while keys paste it.
//! Invariant: the window never waits; another application hands the text over, and may take its time.

use tauri::AppHandle;
use tokio::sync::oneshot;

/// The text on the clipboard; `None` where there is none, or no clipboard.
#[tauri::command]
pub async fn clipboard_text(app: AppHandle) -> Option<String> {
    let (answer, text) = oneshot::channel();
    app.run_on_main_thread(move || ask(answer)).ok()?;
    text.await.ok().flatten()
}

/// GTK belongs to the main thread, and calls back there when the text has come.
#[cfg(target_os = "linux")]
fn ask(answer: oneshot::Sender<Option<String>>) {
    let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
    // Nobody waits for the answer where the window has closed meanwhile.
    clipboard.request_text(move |_, text| drop(answer.send(text.map(str::to_owned))));
}

#[cfg(not(target_os = "linux"))]
fn ask(answer: oneshot::Sender<Option<String>>) {
    let text = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
    // Nobody waits for the answer where the window has closed meanwhile.
    drop(answer.send(text.ok()));
}
