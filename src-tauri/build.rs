//! Hands the window's configuration, its commands and its capability to the compiler: without a permission by name none
//! of them can be asked for, from wherever.

#[macro_use]
#[path = "src/commands.rs"]
mod commands;

macro_rules! names {
    ($($room:ident::$name:ident($($parameter:ident),*))*) => {
        &[$(stringify!($name)),*]
    };
}

const NAMES: &[&str] = window_commands!(names);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().commands(NAMES));
    tauri_build::try_build(attributes)?;
    println!("cargo:rerun-if-changed=src-tauri/src/commands.rs");
    Ok(())
}
