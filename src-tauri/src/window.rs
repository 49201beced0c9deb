//! The window: how it comes up, what it listens to, how it goes.
//! Invariant: one window; closing it asks nothing: the interface first saves what is typed, then calls `quit`.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tauri::ipc::Invoke;
use tauri::{
    AppHandle, Builder, Context, DragDropEvent, Emitter, Manager, Runtime, WebviewUrl, WebviewWindowBuilder,
    WindowEvent, Wry,
};

use crate::call::Library;
use crate::files::{Files, Purpose};
use crate::paths::Launch;
use crate::{gate, menu, walls};

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

/// What the one window is called; the capability names it.
const MAIN: &str = "main";

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
    let app = described(shown).build(context()).map_err(NoWindow::Shell)?;
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
        .manage(Files::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(answer)
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
            let window = walls::around(WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default()))
                .title("Obelus")
                .inner_size(1280.0, 800.0)
                .min_inner_size(480.0, 360.0)
                .build()?;
            #[cfg(target_os = "linux")]
            crate::page::bring_back(&window)?;
            #[cfg(not(target_os = "linux"))]
            drop(window);
            Ok(())
        })
}

/// The configuration, the pages and the capability that were compiled in.
fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!("tauri.conf.json")
}

macro_rules! handler {
    ($($room:ident::$name:ident($($parameter:ident),*))*) => {
        tauri::generate_handler![$(crate::$room::$name),*]
    };
}

/// Answers a command of the page that its capability has let through.
fn answer(invoke: Invoke<Wry>) -> bool {
    let answer: fn(Invoke<Wry>) -> bool = window_commands!(handler);
    match gate::check(invoke.message.command(), invoke.message.payload()) {
        Ok(()) => answer(invoke),
        Err(fault) => {
            invoke.resolver.reject(fault);
            true
        }
    }
}

/// Says that files are drawn over the window, and which are let go. A window that is closing hears nothing any more, and
/// needs not.
fn tell_drag<R: Runtime>(app: &AppHandle<R>, drag: &DragDropEvent) {
    let _ = match drag {
        DragDropEvent::Enter { .. } => app.emit("files-over", ()),
        DragDropEvent::Drop { paths, .. } => {
            let files = app.state::<Files>().name_all(paths.iter().cloned(), Purpose::Read);
            app.emit("files-dropped", files)
        }
        DragDropEvent::Leave => app.emit("files-left", ()),
        _ => Ok(()),
    };
}

/// How long the interface may take to save what is typed before the window closes without it; a page that hangs or never
/// came must not hold the window open.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// How often closing was begun or called off: a wait that is over counts only while nothing has happened since.
#[derive(Clone, Default)]
pub struct Closing(Arc<AtomicU32>);

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
pub fn stay(closing: tauri::State<'_, Closing>) {
    closing.0.fetch_add(1, Ordering::SeqCst);
}

/// Closes the window.
#[tauri::command]
pub fn quit(app: AppHandle) {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tauri::ipc::{CallbackFn, InvokeBody};
    use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
    use tauri::utils::acl::ExecutionContext;
    use tauri::webview::InvokeRequest;
    use tauri::{App, Listener, WebviewWindow};

    use super::*;

    const OWN: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

    const FOREIGN: [&str; 10] = [
        "http://localhost",
        "http://127.0.0.1:1420/",
        "https://example.org/",
        "https://tauri.localhost.example.org/",
        "file:///tmp/page.html",
        "data:text/html,hello",
        "about:blank",
        "tauri://elsewhere/",
        "ipc://localhost/",
        "blob:tauri://localhost/6ee1dd4b",
    ];

    /// What the page can ask of the shell beside the commands.
    const EVENTS: [&str; 2] = ["plugin:event|listen", "plugin:event|unlisten"];

    /// The application with its own configuration and capability; whoever gets through is answered "reached".
    fn app(open: impl Fn(&mut Context<MockRuntime>)) -> App<MockRuntime> {
        let mut context = context();
        open(&mut context);
        let reached = |invoke: Invoke<MockRuntime>| {
            invoke.resolver.resolve("reached");
            true
        };
        mock_builder().invoke_handler(reached).build(context).unwrap()
    }

    fn window(app: &App<MockRuntime>, label: &str) -> WebviewWindow<MockRuntime> {
        WebviewWindowBuilder::new(app, label, WebviewUrl::default()).build().unwrap()
    }

    /// Whether a command passes that a page at this address asks.
    fn passes(window: &WebviewWindow<MockRuntime>, command: &str, address: &str) -> bool {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: address.parse().unwrap(),
            body: InvokeBody::default(),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        match get_ipc_response(window, request) {
            Ok(_) => true,
            // A plugin's command that is let through without parameters is refused for them.
            Err(refusal) => !refusal.as_str().is_some_and(|words| words.contains("not allowed")),
        }
    }

    #[test]
    fn every_command_is_refused_to_foreign_pages_and_other_windows() {
        let app = app(|_| {});
        let (main, other) = (window(&app, MAIN), window(&app, "other"));
        for command in gate::COMMANDS.iter().chain(&EVENTS) {
            assert!(passes(&main, command, OWN), "{command}");
            assert!(!passes(&other, command, OWN), "{command} of another window");
            for address in FOREIGN {
                assert!(!passes(&main, command, address), "{command} from {address}");
            }
        }
        for command in
            ["plugin:event|emit", "plugin:dialog|open", "plugin:fs|read_file", "plugin:window|close", "no_such"]
        {
            assert!(!passes(&main, command, OWN), "{command}");
        }
    }

    /// The control: with the capability opened, the same question finds the hole.
    #[test]
    fn an_opened_capability_would_be_noticed() {
        let address = "http://127.0.0.1:1420/";
        let app = app(|context| {
            let url = "http://*:*".parse().unwrap();
            context.runtime_authority_mut().__allow_command("quit".into(), ExecutionContext::Remote { url });
        });
        let main = window(&app, MAIN);
        assert!(passes(&main, "quit", address));
        assert!(!passes(&main, "stay", address));
    }

    #[test]
    fn the_capability_of_the_window_names_every_command_and_no_other() {
        let capability = include_str!("../capabilities/window.json");
        let capability: serde_json::Value = serde_json::from_str(capability).unwrap();
        assert_eq!(capability["windows"], serde_json::json!([MAIN]));
        assert_eq!(capability.get("remote"), None);
        let named: BTreeSet<&str> =
            capability["permissions"].as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
        let own: Vec<String> = gate::COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
        let events = ["core:event:allow-listen", "core:event:allow-unlisten"];
        assert_eq!(named, own.iter().map(String::as_str).chain(events).collect());
    }

    #[test]
    fn dropped_files_reach_the_page_as_tokens() {
        let (tell, told) = std::sync::mpsc::channel();
        let app = mock_builder().manage(Files::default()).build(context()).unwrap();
        app.listen_any("files-dropped", move |event| tell.send(event.payload().to_owned()).unwrap());
        let paths = vec!["/a/letter.txt".into(), "/a/b.pdf".into()];
        tell_drag(app.handle(), &DragDropEvent::Drop { paths, position: Default::default() });
        assert_eq!(told.recv().unwrap(), r#"["1/letter.txt","2/b.pdf"]"#);
        let letter = app.state::<Files>().path("1/letter.txt", Purpose::Read).unwrap();
        assert_eq!(letter, std::path::Path::new("/a/letter.txt"));
    }

    #[test]
    fn the_configuration_keeps_the_page_in() {
        let context = context::<MockRuntime>();
        let config = context.config();
        assert!(config.app.security.freeze_prototype);
        assert!(!config.app.with_global_tauri);
        assert!(config.app.windows.is_empty());
        let policy = config.app.security.csp.as_ref().unwrap().to_string();
        for loose in ["unsafe", "*", "http:", "https:", "data:text", "blob:"] {
            let policy = policy.replace("http://ipc.localhost", "");
            assert!(!policy.contains(loose), "{loose} in {policy}");
        }
        for wall in [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "object-src 'none'",
            "frame-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(wall), "{wall} not in {policy}");
        }
    }
}
