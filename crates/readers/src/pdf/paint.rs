//! Paints a page of a PDF, so that it can be shown beside its text.
//!
//! Before anything is painted the page is read, which refuses what is beyond all limits. Invariant: no more than
//! [`LIMIT_SIDE`] pixels on a side; a pixel is at the page's upper left corner plus whole parts of a point, as boxes
//! are. Pictures are unpacked by the painter without a limit of its own: it belongs into the process that readers run
//! in. Not here: text.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::{Dict, Name, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use serde::{Deserialize, Serialize};

use super::before::damaged;
use super::content::Reader;
use super::open::{catalog, open};
use super::unpack::measure;
use crate::{Ask, Limit, ReadFault};

/// Pixels on a side.
const LIMIT_SIDE: f32 = 4096.0;
/// Pixels of a picture on the page: a newspaper page scanned at 600 dpi.
const LIMIT_PICTURE: i64 = 200_000_000;

/// A page as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Painted {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The picture, a PNG.
    pub png: Vec<u8>,
}

/// Paints a page, counted from 0, at so many pixels a point; smaller where the page would be too large.
pub(super) fn paint(bytes: &[u8], ask: &Ask, index: usize, scale: f32) -> Result<Painted, ReadFault> {
    let pdf = open(bytes, ask.password.as_deref())?;
    let page = pdf.pages().get(index).ok_or_else(|| damaged("no such page"))?;
    Reader::new(&catalog(&pdf)).read(page)?;
    look_at_pictures(page)?;
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    let is_sane = longest.is_finite() && longest > 0.0 && scale.is_finite() && scale > 0.0;
    if !is_sane {
        return Err(damaged("a page without a size"));
    }
    let scale = scale.min(LIMIT_SIDE / longest);
    // A page of a thousand points by one is still one pixel high.
    let fit = |side: f32| if side * scale < 1.0 { 1.0 / side } else { scale };
    let settings = PixmapSettings { x_scale: fit(width), y_scale: fit(height), bg_color: WHITE };
    let cache = RenderCache::new();
    let pixmap = hayro::render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let png = pixmap.into_png().map_err(|_| damaged("a page that cannot be painted"))?;
    Ok(Painted { width, height, png })
}

/// Refuses pictures that would take more than any page does.
fn look_at_pictures(page: &Page<'_>) -> Result<(), ReadFault> {
    let objects: &Dict<'_> = &page.resources().x_objects;
    for name in objects.keys() {
        let Some(stream) = objects.get::<Stream<'_>>(name.as_ref()) else { continue };
        let dict = stream.dict();
        if dict.get::<Name<'_>>(b"Subtype").is_none_or(|kind| kind.as_ref() != b"Image") {
            continue;
        }
        let side = |key: &[u8]| dict.get::<i64>(key).unwrap_or(0);
        if side(b"Width").saturating_mul(side(b"Height")) > LIMIT_PICTURE {
            return Err(ReadFault::Beyond { limit: Limit::Parts });
        }
        measure(&stream)?;
    }
    Ok(())
}
