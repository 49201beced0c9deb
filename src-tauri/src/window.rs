//! The window: how it comes up, what it listens to, how it goes.
//! Invariant: one window; closing it asks nothing: the interface first saves what is typed, then calls `quit`.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Builder, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, WindowEvent, Wry};

use crate::call::{self, Library};
use crate::paths::Launch;
use crate::{choose, clipboard, menu};

/// Why there is no window.
#[derive(Debug)]
pub enum NoWindow {
    /// Neither X11 nor Wayland.
    NoDisplay,
    /// The web view could not be made.
    Shell(tauri::Error),
}

impl std::fmt::Display for NoWindow {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoWindow::NoDisplay => out.write_str("no display here; the commands work without one: try --help"),
            NoWindow::Shell(error) => write!(out, "the window did not open: {error}"),
        }
    }
}

/// Opens the window and stays until it is closed.
pub fn open(launch: Launch) -> Result<ExitCode, NoWindow> {
    if cfg!(target_os = "linux") && !has_display() {
        return Err(NoWindow::NoDisplay);
    }
    #[cfg(target_os = "linux")]
    gpu::spare_the_missing_one();
    obelus_cli::make_default_folder(&launch.library);
    let library = Library::begin(launch.library, launch.documents);
    let shown = Arc::clone(&library);
    let app = described(shown).build(tauri::generate_context!("tauri.conf.json")).map_err(NoWindow::Shell)?;
    // `run_return` rather than `run`, which would end the process with the library open.
    let code = app.run_return(|_, _| {});
    // Not left to dropping: the shell keeps what it was given for as long as any of its handles lives.
    library.close();
    Ok(u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from))
}

fn described(library: Arc<Library>) -> Builder<Wry> {
    Builder::default()
        .manage(library)
        .manage(Closing::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::document_text,
            call::document_page,
            call::library_path,
            call::open_library,
            call::launch_files,
            choose::choose_files,
            choose::choose_folder,
            choose::choose_save,
            clipboard::clipboard_text,
            menu::set_menu,
            menu::enable_commands,
            quit,
            stay,
        ])
        .on_menu_event(menu::send_chosen)
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(drag) => tell_drag(window.app_handle(), drag),
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                ask_to_close(window.app_handle().clone());
            }
            _ => {}
        })
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("Obelus")
                .inner_size(1280.0, 800.0)
                .min_inner_size(480.0, 360.0)
                .build()?;
            Ok(())
        })
}

/// Says where files are that are drawn over the window. A window that is closing hears nothing any more, and needs not.
fn tell_drag(app: &AppHandle, drag: &DragDropEvent) {
    let _ = match drag {
        DragDropEvent::Enter { .. } => app.emit("files-over", ()),
        DragDropEvent::Drop { paths, .. } => app.emit("files-dropped", paths),
        DragDropEvent::Leave => app.emit("files-left", ()),
        _ => Ok(()),
    };
}

/// How long the interface may take to save what is typed before the window closes without it; a page that hangs or never
/// came must not hold the window open.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// How often closing was begun or called off: a wait that is over counts only while nothing has happened since.
#[derive(Clone, Default)]
struct Closing(Arc<AtomicU32>);

/// Lets the interface save what is typed and call `quit`; closes the window itself where that does not come.
fn ask_to_close(app: AppHandle) {
    if app.emit("closing", ()).is_err() {
        app.exit(0);
        return;
    }
    let closing = app.state::<Closing>().inner().clone();
    let begun = closing.0.fetch_add(1, Ordering::SeqCst) + 1;
    // A thread of its own: nothing else here waits, and it goes with the process.
    std::thread::spawn(move || {
        std::thread::sleep(LAST_WORDS);
        if closing.0.load(Ordering::SeqCst) == begun {
            app.exit(0);
        }
    });
}

/// Keeps the window: something that was typed could not be saved.
#[tauri::command]
fn stay(closing: tauri::State<'_, Closing>) {
    closing.0.fetch_add(1, Ordering::SeqCst);
}

/// Closes the window.
#[tauri::command]
fn quit(app: AppHandle) {
    app.exit(0);
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Machines without a graphics card.
#[cfg(target_os = "linux")]
mod gpu {
    use std::path::Path;

    use gtk::glib;

    /// Without it WebKitGTK draws through DMA buffers, which without a card costs 31 instead of 14 ms a scrolled frame.
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    /// Sets the switch where the machine has no graphics card, unless somebody has set it one way or the other.
    ///
    /// To be called before this process has threads: its environment is changed. Starting anew with another one instead
    /// would link a hundred libraries twice, which is felt.
    pub fn spare_the_missing_one() {
        if Path::new("/dev/dri").exists() || std::env::var_os(SWITCH).is_some() {
            return;
        }
        // Where it cannot be set, the window is slower and otherwise the same.
        let _ = glib::setenv(SWITCH, "1", true);
    }
}
