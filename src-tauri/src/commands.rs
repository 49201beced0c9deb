//! What the page may ask of the shell, in one list: the command's room, its name, its parameters.
//! Invariant: `build.rs` makes a permission of each row, `window.rs` registers each, `gate.rs` knows its parameters, and
//! a test compares the capability of the window; a command that is in none of them is refused. Not here: what a command
//! does, which `lib.rs` tells.

/// Hands the whole list to a macro.
macro_rules! window_commands {
    ($apply:ident) => {
        $apply! {
            call::call(command, params)
            call::document_text(document, version)
            call::document_page(document, page, scale, password)
            call::library_path()
            call::open_library(file)
            call::launch_files()
            choose::choose_files(prompt)
            choose::choose_folder(prompt)
            choose::choose_save(prompt, name)
            clipboard::clipboard_text()
            keeping::list_backups()
            keeping::restore_backup(name)
            keeping::repair_library()
            keeping::reopen_library()
            keeping::face_library()
            keeping::copy_library(prompt, name)
            keeping::make_library(prompt, name)
            menu::set_menu(menus)
            menu::enable_commands(enabled)
            window::quit()
            window::stay()
        }
    };
}
