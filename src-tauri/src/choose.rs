//! Dialogs that ask for files and folders.
//! Invariant: the words come from the interface, which gets tokens and no paths (`files.rs`); a dialog that is left gives
//! nothing and is no fault.
//!
//! The seam: no driver can reach a native dialog, so where (and only where) the environment variable
//! `OBELUS_CHOOSE_FILE` is set, its file answers in place of the person, one path on a line, read anew each time.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::files::{Files, Purpose};

/// What a dialog says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    title: String,
    filters: Vec<Filter>,
}

/// A kind of file that a dialog offers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// Asks for files to open.
#[tauri::command]
pub async fn choose_files(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    prompt: Prompt,
) -> Result<Vec<String>, ()> {
    let chosen = ask_for(dialog(&app, &window, &prompt), |dialog, answer| {
        // The window may close while the dialog is open; then nobody waits for the answer.
        dialog.pick_files(move |files| drop(answer.send(files)));
    });
    Ok(files.name_all(chosen.await, Purpose::Read))
}

/// Asks for folders whose files are to be opened.
#[tauri::command]
pub async fn choose_folder(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    prompt: Prompt,
) -> Result<Vec<String>, ()> {
    let chosen = ask_for(dialog(&app, &window, &prompt), |dialog, answer| {
        dialog.pick_folders(move |folders| drop(answer.send(folders)));
    });
    Ok(files.name_all(chosen.await, Purpose::Read))
}

type Chosen = Option<Vec<FilePath>>;

/// What is chosen in a dialog, or by whatever stands in for it.
async fn ask_for(
    dialog: FileDialogBuilder<tauri::Wry>,
    pick: impl FnOnce(FileDialogBuilder<tauri::Wry>, oneshot::Sender<Chosen>),
) -> Vec<PathBuf> {
    if let Some(answer) = seam() {
        return answer;
    }
    let (answer, chosen) = oneshot::channel();
    pick(dialog, answer);
    let chosen = chosen.await.ok().flatten().unwrap_or_default();
    chosen.into_iter().filter_map(|one| one.into_path().ok()).collect()
}

/// Asks where to write a file that would be called `name`.
#[tauri::command]
pub async fn choose_save(
    app: AppHandle,
    window: WebviewWindow,
    files: State<'_, Files>,
    prompt: Prompt,
    name: String,
) -> Result<Option<String>, ()> {
    Ok(ask_where(&app, &window, &prompt, name).await.map(|path| files.name(path, Purpose::Write)))
}

/// The file that is chosen to be written, as only the shell may know it.
pub async fn ask_where(app: &AppHandle, window: &WebviewWindow, prompt: &Prompt, name: String) -> Option<PathBuf> {
    if let Some(answer) = seam() {
        return answer.into_iter().next();
    }
    let (answer, chosen) = oneshot::channel();
    dialog(app, window, prompt).set_file_name(name).save_file(move |file| drop(answer.send(file)));
    chosen.await.ok().flatten()?.into_path().ok()
}

fn dialog(app: &AppHandle, window: &WebviewWindow, prompt: &Prompt) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_parent(window).set_title(&prompt.title);
    prompt.filters.iter().fold(dialog, |dialog, filter| {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog.add_filter(&filter.name, &extensions)
    })
}

/// The answer that stands in for a person's, where one is prepared.
fn seam() -> Option<Vec<PathBuf>> {
    std::env::var_os("OBELUS_CHOOSE_FILE").map(|file| prepared(Path::new(&file)))
}

fn prepared(file: &Path) -> Vec<PathBuf> {
    let lines = std::fs::read_to_string(file).unwrap_or_default();
    lines.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seam_answers_one_path_a_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("chosen");
        assert_eq!(prepared(&file), Vec::<PathBuf>::new());
        std::fs::write(&file, "/a b.txt\n\n/c.txt\n").unwrap();
        assert_eq!(prepared(&file), [PathBuf::from("/a b.txt"), PathBuf::from("/c.txt")]);
    }
}
