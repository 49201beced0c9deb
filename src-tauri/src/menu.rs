//! The menu bar, as the interface describes it.
//! Invariant: the interface owns the list of commands; a chosen entry only sends the command's id back as the event
//! `menu`. There are no keys here: the interface hears every key itself, and a key that the menu also took would be
//! heard twice or not at all. Which key a command has is part of its label.

use std::collections::HashSet;

use serde::Deserialize;
use tauri::menu::{Menu as Bar, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Runtime};

/// One menu of the bar.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Menu {
    label: String,
    entries: Vec<Entry>,
}

/// One entry of a menu.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Entry {
    Command { id: String, label: String },
    Separator,
}

/// Puts these menus into the bar, in place of what was there. Not `async`: such commands run where the bar lives, on the main
/// thread, and from any other each entry would be a wait for it.
#[tauri::command]
pub fn set_menu(app: AppHandle, menus: Vec<Menu>) -> Result<(), String> {
    let bar = build(&app, &menus).map_err(|error| error.to_string())?;
    app.set_menu(bar).map_err(|error| error.to_string())?;
    Ok(())
}

/// Lets these commands be chosen, and no others. On the main thread, for the same reason.
#[tauri::command]
pub fn enable_commands(app: AppHandle, enabled: HashSet<String>) -> Result<(), String> {
    let Some(bar) = app.menu() else { return Ok(()) };
    enable(&bar, &enabled).map_err(|error| error.to_string())
}

fn enable(bar: &Bar<tauri::Wry>, enabled: &HashSet<String>) -> tauri::Result<()> {
    for menu in bar.items()? {
        let Some(menu) = menu.as_submenu() else { continue };
        for entry in menu.items()? {
            let Some(entry) = entry.as_menuitem() else { continue };
            entry.set_enabled(enabled.contains(entry.id().as_ref()))?;
        }
    }
    Ok(())
}

/// Sends the id of a chosen command to the interface.
pub fn send_chosen<R: Runtime>(app: &AppHandle<R>, event: tauri::menu::MenuEvent) {
    // A window that is closing hears nothing any more, and needs not.
    let _ = app.emit("menu", event.id().as_ref());
}

fn build(app: &AppHandle, menus: &[Menu]) -> tauri::Result<Bar<tauri::Wry>> {
    let bar = Bar::new(app)?;
    for menu in menus {
        let submenu = Submenu::new(app, &menu.label, true)?;
        for entry in &menu.entries {
            match entry {
                Entry::Command { id, label } => {
                    submenu.append(&MenuItem::with_id(app, id, label, true, None::<&str>)?)?;
                }
                Entry::Separator => submenu.append(&PredefinedMenuItem::separator(app)?)?,
            }
        }
        bar.append(&submenu)?;
    }
    Ok(bar)
}
