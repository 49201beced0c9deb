//! Which bytes are which characters: code pages of documents and fonts.

use encoding_rs as pages;
use encoding_rs::Encoding;

/// The upper halves of the two code pages of DOS that are not on the Web.
const DOS_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// A code page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum CodePage {
    Web(&'static Encoding),
    Dos(&'static str),
    /// The font Symbol.
    Symbol,
}

impl Default for CodePage {
    fn default() -> CodePage {
        CodePage::Web(pages::WINDOWS_1252)
    }
}

impl CodePage {
    /// By the number that Windows gives it.
    pub(super) fn by_number(number: i32) -> Option<CodePage> {
        let page = match number {
            437 => return Some(CodePage::Dos(DOS_437)),
            850 | 858 => return Some(CodePage::Dos(DOS_850)),
            866 => pages::IBM866,
            874 => pages::WINDOWS_874,
            932 => pages::SHIFT_JIS,
            936 => pages::GBK,
            949 => pages::EUC_KR,
            950 => pages::BIG5,
            1250 => pages::WINDOWS_1250,
            1251 => pages::WINDOWS_1251,
            1252 => pages::WINDOWS_1252,
            1253 => pages::WINDOWS_1253,
            1254 => pages::WINDOWS_1254,
            1255 => pages::WINDOWS_1255,
            1256 => pages::WINDOWS_1256,
            1257 => pages::WINDOWS_1257,
            1258 => pages::WINDOWS_1258,
            10000 => pages::MACINTOSH,
            10007 => pages::X_MAC_CYRILLIC,
            54936 => pages::GB18030,
            65001 => pages::UTF_8,
            _ => return None,
        };
        Some(CodePage::Web(page))
    }

    /// By the number of a font's character set; `None` for the one of the document.
    pub(super) fn by_charset(charset: i32) -> Option<CodePage> {
        let number = match charset {
            0 => 1252,
            2 => return Some(CodePage::Symbol),
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        CodePage::by_number(number)
    }

    /// The characters that bytes are; those that the page does not have become U+FFFD.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let single =
            |byte: u8, high: Option<char>| if byte.is_ascii() { char::from(byte) } else { high.unwrap_or('\u{fffd}') };
        match self {
            CodePage::Web(page) => page.decode_without_bom_handling(bytes).0.into_owned(),
            CodePage::Dos(upper) => {
                bytes.iter().map(|&byte| single(byte, upper.chars().nth(usize::from(byte & 0x7f)))).collect()
            }
            CodePage::Symbol => {
                let known = |byte: u8| crate::symbol::in_symbol_font(byte.into());
                bytes.iter().map(|&byte| known(byte).unwrap_or_else(|| single(byte, Some(char::from(byte))))).collect()
            }
        }
    }
}

/// The language of the commonest of Windows' numbers, as a BCP 47 tag.
pub(super) fn language(number: i32) -> Option<&'static str> {
    let tag = match number {
        1025 => "ar-SA",
        1026 => "bg-BG",
        1028 => "zh-TW",
        1029 => "cs-CZ",
        1030 => "da-DK",
        1031 => "de-DE",
        1032 => "el-GR",
        1033 => "en-US",
        1034 | 3082 => "es-ES",
        1035 => "fi-FI",
        1036 => "fr-FR",
        1037 => "he-IL",
        1038 => "hu-HU",
        1040 => "it-IT",
        1041 => "ja-JP",
        1042 => "ko-KR",
        1043 => "nl-NL",
        1044 => "nb-NO",
        1045 => "pl-PL",
        1046 => "pt-BR",
        1048 => "ro-RO",
        1049 => "ru-RU",
        1050 => "hr-HR",
        1051 => "sk-SK",
        1053 => "sv-SE",
        1055 => "tr-TR",
        1058 => "uk-UA",
        1060 => "sl-SI",
        2052 => "zh-CN",
        2055 => "de-CH",
        2057 => "en-GB",
        2070 => "pt-PT",
        3079 => "de-AT",
        3081 => "en-AU",
        3084 => "fr-CA",
        4105 => "en-CA",
        _ => return None,
    };
    Some(tag)
}
