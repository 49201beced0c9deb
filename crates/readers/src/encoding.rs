//! The encodings of the WHATWG standard that text may be written in, by name and by script.
//! Invariant: an `Encoding` is always one that [`encodings`] offers. Not here: words for people; the window has those.

use std::fmt;
use std::str::FromStr;

use encoding_rs as rs;
use serde::{Deserialize, Serialize};

/// One encoding of the WHATWG Encoding Standard; parses any of its labels, prints its name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Encoding(pub(crate) &'static rs::Encoding);

/// A name that is no encoding's label, or one that is not offered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown encoding {0:?}")]
pub struct UnknownEncoding(pub String);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Encoding = Encoding(&rs::UTF_8_INIT);
    /// UTF-16 with the low byte first.
    pub const UTF_16LE: Encoding = Encoding(&rs::UTF_16LE_INIT);
    /// UTF-16 with the high byte first.
    pub const UTF_16BE: Encoding = Encoding(&rs::UTF_16BE_INIT);

    /// Its name in the WHATWG standard, for instance `windows-1251`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The script or region it was made for.
    pub fn script(self) -> Script {
        let offered = encodings().iter().find(|offered| offered.encoding == self);
        offered.map_or(Script::Unicode, |offered| offered.script)
    }

    /// Whether its unit is 16 bits.
    pub(crate) fn is_wide(self) -> bool {
        self == Encoding::UTF_16LE || self == Encoding::UTF_16BE
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Encoding({})", self.name())
    }
}

impl TryFrom<String> for Encoding {
    type Error = UnknownEncoding;

    fn try_from(label: String) -> Result<Encoding, UnknownEncoding> {
        label.parse()
    }
}

impl From<Encoding> for String {
    fn from(encoding: Encoding) -> String {
        encoding.name().to_owned()
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(label: &str) -> Result<Encoding, UnknownEncoding> {
        rs::Encoding::for_label_no_replacement(label.as_bytes())
            .map(Encoding)
            .filter(|encoding| encodings().iter().any(|offered| offered.encoding == *encoding))
            .ok_or_else(|| UnknownEncoding(label.to_owned()))
    }
}

/// An encoding as it is offered to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The encoding; its name is what the list shows.
    pub encoding: Encoding,
    /// The script or region it was made for, to group the list by.
    pub script: Script,
}

/// Whom an encoding was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each name is the word it stands for")]
pub enum Script {
    Unicode,
    Western,
    CentralEuropean,
    SouthEuropean,
    Nordic,
    Baltic,
    Celtic,
    Romanian,
    Turkish,
    Vietnamese,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Thai,
    Japanese,
    SimplifiedChinese,
    TraditionalChinese,
    Korean,
}

impl Script {
    /// The word for it in files and messages, for instance `central-european`.
    pub fn code(self) -> &'static str {
        match self {
            Script::Unicode => "unicode",
            Script::Western => "western",
            Script::CentralEuropean => "central-european",
            Script::SouthEuropean => "south-european",
            Script::Nordic => "nordic",
            Script::Baltic => "baltic",
            Script::Celtic => "celtic",
            Script::Romanian => "romanian",
            Script::Turkish => "turkish",
            Script::Vietnamese => "vietnamese",
            Script::Cyrillic => "cyrillic",
            Script::Greek => "greek",
            Script::Hebrew => "hebrew",
            Script::Arabic => "arabic",
            Script::Thai => "thai",
            Script::Japanese => "japanese",
            Script::SimplifiedChinese => "simplified-chinese",
            Script::TraditionalChinese => "traditional-chinese",
            Script::Korean => "korean",
        }
    }
}

/// Every encoding that a person may choose: all of the WHATWG standard but `replacement` and `x-user-defined`, which
/// hold no text. Unicode first, then by script, the more usual before the rarer.
pub fn encodings() -> &'static [Offered] {
    OFFERED
}

const fn offer(encoding: &'static rs::Encoding, script: Script) -> Offered {
    Offered { encoding: Encoding(encoding), script }
}

static OFFERED: &[Offered] = &[
    offer(&rs::UTF_8_INIT, Script::Unicode),
    offer(&rs::UTF_16LE_INIT, Script::Unicode),
    offer(&rs::UTF_16BE_INIT, Script::Unicode),
    offer(&rs::WINDOWS_1252_INIT, Script::Western),
    offer(&rs::ISO_8859_15_INIT, Script::Western),
    offer(&rs::MACINTOSH_INIT, Script::Western),
    offer(&rs::WINDOWS_1250_INIT, Script::CentralEuropean),
    offer(&rs::ISO_8859_2_INIT, Script::CentralEuropean),
    offer(&rs::ISO_8859_3_INIT, Script::SouthEuropean),
    offer(&rs::ISO_8859_10_INIT, Script::Nordic),
    offer(&rs::WINDOWS_1257_INIT, Script::Baltic),
    offer(&rs::ISO_8859_13_INIT, Script::Baltic),
    offer(&rs::ISO_8859_4_INIT, Script::Baltic),
    offer(&rs::ISO_8859_14_INIT, Script::Celtic),
    offer(&rs::ISO_8859_16_INIT, Script::Romanian),
    offer(&rs::WINDOWS_1254_INIT, Script::Turkish),
    offer(&rs::WINDOWS_1258_INIT, Script::Vietnamese),
    offer(&rs::WINDOWS_1251_INIT, Script::Cyrillic),
    offer(&rs::KOI8_R_INIT, Script::Cyrillic),
    offer(&rs::KOI8_U_INIT, Script::Cyrillic),
    offer(&rs::IBM866_INIT, Script::Cyrillic),
    offer(&rs::ISO_8859_5_INIT, Script::Cyrillic),
    offer(&rs::X_MAC_CYRILLIC_INIT, Script::Cyrillic),
    offer(&rs::WINDOWS_1253_INIT, Script::Greek),
    offer(&rs::ISO_8859_7_INIT, Script::Greek),
    offer(&rs::WINDOWS_1255_INIT, Script::Hebrew),
    offer(&rs::ISO_8859_8_I_INIT, Script::Hebrew),
    offer(&rs::ISO_8859_8_INIT, Script::Hebrew),
    offer(&rs::WINDOWS_1256_INIT, Script::Arabic),
    offer(&rs::ISO_8859_6_INIT, Script::Arabic),
    offer(&rs::WINDOWS_874_INIT, Script::Thai),
    offer(&rs::SHIFT_JIS_INIT, Script::Japanese),
    offer(&rs::EUC_JP_INIT, Script::Japanese),
    offer(&rs::ISO_2022_JP_INIT, Script::Japanese),
    offer(&rs::GB18030_INIT, Script::SimplifiedChinese),
    offer(&rs::GBK_INIT, Script::SimplifiedChinese),
    offer(&rs::BIG5_INIT, Script::TraditionalChinese),
    offer(&rs::EUC_KR_INIT, Script::Korean),
];
