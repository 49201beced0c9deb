//! Calls to the front desk, and which library it stands in.
//! Invariant: at any time there is one library open or one fault that says why there is none; a library that cannot
//! be opened leaves the present one where it is. Not here: what a command means (`crates/desk`), what is done with the
//! library's file while it is closed (`keeping.rs`).

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use obelus_desk::wire::FoundFiles;
use obelus_desk::{Access, Desk, Fault, FaultCode};
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

use crate::files::{Files, Purpose};

/// The library that the window shows.
pub struct Library {
    /// The library that the program was started with.
    first: PathBuf,
    open: OnceLock<RwLock<Open>>,
    launched: Mutex<Vec<PathBuf>>,
    /// Held while another library is opened, or this one is closed for a while: one at a time.
    exchanging: Mutex<()>,
    /// The library that was asked for last and could not be opened.
    refused: Mutex<Option<PathBuf>>,
}

struct Open {
    path: PathBuf,
    desk: Result<Arc<Desk>, Fault>,
}

impl Library {
    /// Begins to open the library at `path`, beside the window that is coming up; whoever asks for it waits. `launched`
    /// are the documents named on the command line.
    pub fn begin(path: PathBuf, launched: Vec<PathBuf>) -> Arc<Library> {
        let (open, launched) = (OnceLock::new(), Mutex::new(launched));
        let (exchanging, refused) = (Mutex::new(()), Mutex::new(None));
        let library = Arc::new(Library { first: path, open, launched, exchanging, refused });
        let opening = Arc::clone(&library);
        // Where there is no thread to be had, the first question opens it.
        let _ = std::thread::Builder::new().name("opening".into()).spawn(move || drop(opening.open().read()));
        library
    }

    fn open(&self) -> &RwLock<Open> {
        self.open.get_or_init(|| {
            let path = self.first.clone();
            // A second window on the same library can read; the interface says so.
            let desk = Desk::open(&path, Access::WriteOrRead).map(Arc::new);
            RwLock::new(Open { path, desk })
        })
    }

    /// Waits until the first library is open, or known not to open. On a thread that may wait: the runtime has as few as the
    /// machine has cores, and questions that waited on those would keep the page from its own code, and the window empty.
    pub async fn opened(self: &Arc<Self>) {
        if self.open.get().is_none() {
            let library = Arc::clone(self);
            // Where this fails nothing is open, and the question itself opens it.
            let _ = tauri::async_runtime::spawn_blocking(move || drop(library.open().read())).await;
        }
    }

    /// The desk to ask, once it is open.
    async fn asked(self: &Arc<Self>) -> Result<Arc<Desk>, Fault> {
        self.opened().await;
        self.desk()
    }

    /// The desk to ask, or why there is none.
    fn desk(&self) -> Result<Arc<Desk>, Fault> {
        self.open().read().unwrap_or_else(PoisonError::into_inner).desk.clone()
    }

    /// Where the library is that is open, or could not be opened.
    pub fn path(&self) -> PathBuf {
        self.open().read().unwrap_or_else(PoisonError::into_inner).path.clone()
    }

    fn shows(&self, path: &Path) -> bool {
        let open = self.open().read().unwrap_or_else(PoisonError::into_inner);
        open.desk.is_ok() && same_file(&open.path, path)
    }

    /// Opens the library at `path` in place of the present one, which closes when its last call is answered.
    pub fn replace(&self, path: PathBuf) -> Result<(), Fault> {
        let _alone = self.exchanging.lock().unwrap_or_else(PoisonError::into_inner);
        // A library is open to one writer: opening the present one again would be refused by itself.
        if self.shows(&path) {
            return Ok(());
        }
        let desk = Desk::open(&path, Access::WriteOrRead).map(Arc::new);
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = desk.is_err().then(|| path.clone());
        let desk = desk?;
        self.put(Open { path, desk: Ok(desk) });
        Ok(())
    }

    /// Closes the library when its last call is answered, hands its file to `act`, and opens it again, whatever came of
    /// that, or the library that `act` says. Takes as long as `act` does.
    pub fn exchange<T>(&self, act: impl FnOnce(&Path) -> Result<(T, PathBuf), Fault>) -> Result<T, Fault> {
        let _alone = self.exchanging.lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.path();
        let busy = Fault::new(FaultCode::LibraryBusy, path.display().to_string(), "");
        let open = self.put(Open { path: path.clone(), desk: Err(busy.clone()) });
        if let Err(desk) = open.desk.map_or(Ok(()), close_last) {
            self.put(Open { path, desk: Ok(desk) });
            return Err(busy);
        }
        let done = act(&path);
        let path = done.as_ref().map_or(path, |(_, shown)| shown.clone());
        let desk = Desk::open(&path, Access::WriteOrRead).map(Arc::new);
        self.put(Open { path, desk });
        Ok(done?.0)
    }

    /// The library that was asked for last and could not be opened.
    pub fn take_refused(&self) -> Option<PathBuf> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// Why no library is open; nothing where one is.
    pub fn refusal(&self) -> Result<(), Fault> {
        self.desk().map(drop)
    }

    fn put(&self, open: Open) -> Open {
        std::mem::replace(&mut *self.open().write().unwrap_or_else(PoisonError::into_inner), open)
    }

    /// Closes the library: what was asked for is written, and the log beside the file is folded into it, so that the file
    /// alone is all of it.
    pub fn close(&self) {
        // What is being restored or repaired is done first.
        let _alone = self.exchanging.lock().unwrap_or_else(PoisonError::into_inner);
        let closed = Err(Fault::new(FaultCode::Internal, "", "the library is closed"));
        let desk = std::mem::replace(&mut self.open().write().unwrap_or_else(PoisonError::into_inner).desk, closed);
        // A question that is being answered holds the library, too; one that lasts longer than that ends with the program.
        drop(desk.map(close_last));
    }

    fn take_launched(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.launched.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Closes a desk once nobody holds it any more: a call that is being answered does. Gives it back where that lasts.
fn close_last(mut desk: Arc<Desk>) -> Result<(), Arc<Desk>> {
    /// So often it is looked, a hundred times a second: whoever reads a document of the largest size is done by then.
    const LOOKS: usize = 3_000;
    desk.end_looking();
    for _ in 0..LOOKS {
        match Arc::try_unwrap(desk) {
            Ok(last) => {
                drop(last);
                return Ok(());
            }
            Err(held) => desk = held,
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    desk.resume_looking();
    Err(desk)
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Asks the desk; the answer is JSON text, read by the interface. Files go by their tokens, in both directions.
#[tauri::command]
pub async fn call(
    library: State<'_, Arc<Library>>,
    files: State<'_, Files>,
    command: String,
    mut params: Value,
) -> Result<Response, Fault> {
    files.resolve(&command, &mut params)?;
    let answer = library.asked().await?.call_for_text(&command, params).await?;
    Ok(Response::new(if command == "find_files" { name_found(&files, &answer)? } else { answer }))
}

/// The found files by their tokens: a person who names a folder names what is in it.
fn name_found(files: &Files, answer: &[u8]) -> Result<Vec<u8>, Fault> {
    let unfit = |error: serde_json::Error| Fault::new(FaultCode::Internal, "find_files", error);
    let mut found: FoundFiles = serde_json::from_slice(answer).map_err(unfit)?;
    found.files = files.name_all(found.files.into_iter().map(PathBuf::from), Purpose::Read);
    serde_json::to_vec(&found).map_err(unfit)
}

/// The canonical text of one version of a document, as bytes of its UTF-8 form.
#[tauri::command]
pub async fn document_text(
    library: State<'_, Arc<Library>>,
    document: String,
    version: u32,
) -> Result<Response, Fault> {
    Ok(Response::new(library.asked().await?.document_text(&document, version).await?))
}

/// A picture (PNG) of a page of a document, counted from 0, at so many pixels a point.
#[tauri::command]
pub async fn document_page(
    library: State<'_, Arc<Library>>,
    document: String,
    page: usize,
    scale: f32,
    password: Option<String>,
) -> Result<Response, Fault> {
    Ok(Response::new(library.asked().await?.document_page(&document, page, scale, password).await?))
}

/// Where the library is that the window shows, or could not open: for people, who are told of it.
#[tauri::command]
pub async fn library_path(library: State<'_, Arc<Library>>) -> Result<PathBuf, Fault> {
    library.opened().await;
    Ok(library.path())
}

/// Shows another library, by the token of its file.
#[tauri::command]
pub async fn open_library(
    library: State<'_, Arc<Library>>,
    files: State<'_, Files>,
    file: String,
) -> Result<(), Fault> {
    let path = files.path(&file, Purpose::Read)?;
    let library = Arc::clone(&library);
    // Opening may migrate, which takes as long as the library is large.
    let opened = tauri::async_runtime::spawn_blocking(move || library.replace(path)).await;
    opened.unwrap_or_else(|_| Err(Fault::new(FaultCode::Internal, "", "")))
}

/// The documents named on the command line; they are handed out once.
#[tauri::command]
pub async fn launch_files(library: State<'_, Arc<Library>>, files: State<'_, Files>) -> Result<Vec<String>, Fault> {
    Ok(files.name_all(library.take_launched(), Purpose::Read))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> (tempfile::TempDir, PathBuf, Arc<Library>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.obelus");
        let library = Library::begin(path.clone(), Vec::new());
        library.refusal().unwrap();
        (folder, path, library)
    }

    fn code<T>(done: Result<T, Fault>) -> Option<FaultCode> {
        done.err().map(|fault| fault.code)
    }

    #[test]
    fn a_library_is_closed_while_its_file_is_worked_on_and_open_again_afterwards() {
        let (_folder, path, library) = begun();
        // The control: while it is open here nobody else may write to it.
        assert_eq!(code(Desk::open(&path, Access::Write)), Some(FaultCode::LibraryBusy));
        let act = |at: &Path| {
            assert_eq!(code(library.refusal()), Some(FaultCode::LibraryBusy));
            drop(Desk::open(at, Access::Write)?);
            Ok((7, at.to_owned()))
        };
        assert_eq!(library.exchange(act).unwrap(), 7);
        library.refusal().unwrap();
        assert_eq!(library.desk().unwrap().read_only(), None);
    }

    #[test]
    fn who_waits_for_the_opening_leaves_the_thread_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.obelus");
        let (launched, exchanging, refused) = (Mutex::new(Vec::new()), Mutex::new(()), Mutex::new(None));
        let library = Arc::new(Library { first: path.clone(), open: OnceLock::new(), launched, exchanging, refused });
        let (go_on, held) = std::sync::mpsc::channel::<()>();
        let (begins, begun) = std::sync::mpsc::channel();
        let slow = Arc::clone(&library);
        let opening = std::thread::spawn(move || {
            slow.open.get_or_init(|| {
                begins.send(()).unwrap();
                // Not for ever: who blocked this test would otherwise hang, and not fail.
                let _ = held.recv_timeout(Duration::from_secs(10));
                RwLock::new(Open { path: path.clone(), desk: Desk::open(&path, Access::WriteOrRead).map(Arc::new) })
            });
        });
        begun.recv().unwrap();
        let mut asking = Box::pin(library.asked());
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(asking.as_mut().poll(&mut context).is_pending());
        go_on.send(()).unwrap();
        assert!(tauri::async_runtime::block_on(asking).is_ok());
        opening.join().unwrap();
    }

    #[test]
    fn whatever_comes_of_it_the_library_is_open_again() {
        let (_folder, path, library) = begun();
        let refused = library.exchange::<()>(|_| Err(Fault::new(FaultCode::DiskFull, "", "")));
        assert_eq!(code(refused), Some(FaultCode::DiskFull));
        library.refusal().unwrap();
        assert!(library.shows(&path));
    }

    #[test]
    fn a_call_that_is_being_answered_is_waited_for() {
        let (_folder, path, library) = begun();
        let held = library.desk().unwrap();
        let answering = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            drop(held);
        });
        library.exchange(|at| Ok((drop(Desk::open(at, Access::Write)?), at.to_owned()))).unwrap();
        answering.join().unwrap();
        assert!(library.shows(&path));
    }

    #[test]
    fn what_could_not_be_opened_in_its_place_can_be_faced() {
        let (folder, path, library) = begun();
        let broken = folder.path().join("broken.obelus");
        std::fs::write(&broken, b"SQLite format 3\0 and then nothing that is a library").unwrap();
        assert!(library.replace(broken.clone()).is_err());
        assert!(library.shows(&path));
        let refused = library.take_refused().unwrap();
        assert_eq!((&refused, library.take_refused()), (&broken, None));
        library.exchange(|_| Ok(((), refused))).unwrap();
        assert!(library.refusal().is_err());
        assert_eq!(library.path(), broken);
        // And back.
        library.replace(path.clone()).unwrap();
        assert!(library.shows(&path));
    }
}
