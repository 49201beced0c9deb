//! What is done with the library's file while it is closed: a backup restored, a repair, a copy to another place.
//! Invariant: the library is open again afterwards, or there is a fault that says why not; other places than its own are
//! chosen in a dialog of the shell. Not here: how it is done (`crates/desk`, keeping), how it is closed (`call.rs`).

use std::path::Path;
use std::sync::Arc;

use obelus_desk::wire::{BackupLine, Repaired, Restored};
use obelus_desk::{Fault, FaultCode};
use tauri::{AppHandle, State, WebviewWindow};

use crate::call::Library;
use crate::choose::{self, Prompt};

/// The backups of the library that the window shows or could not open, newest first.
#[tauri::command]
pub async fn list_backups(library: State<'_, Arc<Library>>) -> Result<Vec<BackupLine>, Fault> {
    library.opened().await;
    let path = library.path();
    aside(move || obelus_desk::list_backups(&path)).await
}

/// Puts the backup of this name in the place of the library.
#[tauri::command]
pub async fn restore_backup(library: State<'_, Arc<Library>>, name: String) -> Result<Restored, Fault> {
    in_place(&library, move |path| obelus_desk::restore_backup(path, &name)).await
}

/// Makes the library whole again, as far as can be.
#[tauri::command]
pub async fn repair_library(library: State<'_, Arc<Library>>) -> Result<Repaired, Fault> {
    in_place(&library, obelus_desk::repair_library).await
}

/// Tries once more to open the library that could not be opened.
#[tauri::command]
pub async fn reopen_library(library: State<'_, Arc<Library>>) -> Result<(), Fault> {
    in_place(&library, |_| Ok(())).await?;
    library.refusal()
}

/// Leaves the open library for the one that was asked for last and could not be opened, to see what can be done for it.
#[tauri::command]
pub async fn face_library(library: State<'_, Arc<Library>>) -> Result<(), Fault> {
    let Some(refused) = library.take_refused() else { return Ok(()) };
    let library = Arc::clone(&library);
    aside(move || library.exchange(|_| Ok(((), refused)))).await
}

/// Copies the library to where a person says, and opens the copy. False where the dialog was left.
#[tauri::command]
pub async fn copy_library(
    app: AppHandle,
    window: WebviewWindow,
    library: State<'_, Arc<Library>>,
    prompt: Prompt,
    name: String,
) -> Result<bool, Fault> {
    let Some(to) = choose::ask_where(&app, &window, &prompt, name).await else { return Ok(false) };
    let library = Arc::clone(&library);
    let copy = move || library.exchange(|from| Ok((obelus_desk::copy_library(from, &to)?, to)));
    aside(copy).await.map(|_| true)
}

/// Makes a library where a person says, and opens it; one that is there already is opened. False where the dialog was left.
#[tauri::command]
pub async fn make_library(
    app: AppHandle,
    window: WebviewWindow,
    library: State<'_, Arc<Library>>,
    prompt: Prompt,
    name: String,
) -> Result<bool, Fault> {
    let Some(path) = choose::ask_where(&app, &window, &prompt, name).await else { return Ok(false) };
    let library = Arc::clone(&library);
    aside(move || library.replace(path)).await.map(|()| true)
}

/// Does something with the closed library, which is then opened where it was.
async fn in_place<T: Send + 'static>(
    library: &Arc<Library>,
    act: impl FnOnce(&Path) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    let library = Arc::clone(library);
    aside(move || library.exchange(|path| Ok((act(path)?, path.to_owned())))).await
}

/// On a thread of its own: it takes as long as the library is large.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Fault> + Send + 'static) -> Result<T, Fault> {
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Fault::new(FaultCode::Internal, "", "")))
}
