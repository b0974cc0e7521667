//! Reports of inputs that are not read: what the input is, and what makes it readable.

use crate::code::Code;
use crate::finding::{Findings, Message, say};
use crate::form::{FormId, TableId};
use crate::model::{Format, Issuer, Report, SourceInfo, Table};
use crate::source::Kind;
use crate::words::Words;

/// The input is in a file format that is not read: what it is, and what makes it readable.
pub(crate) fn unsupported(kind: Kind, bytes: usize) -> Report {
    let mut findings = Findings::default();
    let (name, help) = (name(kind), help(kind));
    if matches!(kind, Kind::Huge) {
        findings.push(Code::InputTooLarge, name, Vec::new(), None);
    } else {
        let message = say!(
            "the input is {}, which is not read: {}", name.en, help.en;
            "输入是{}，无法读取：{}", name.zh, help.zh
        );
        findings.push(Code::FormatUnsupported, message, Vec::new(), None);
        let message = say!("nothing was read: the input is {}", name.en; "什么也没有读到：输入是{}", name.zh);
        findings.push(Code::NotAReport, message, Vec::new(), None);
    }
    empty(findings, format(kind), bytes)
}

/// The format that the report of such an input names.
fn format(kind: Kind) -> Format {
    match kind {
        Kind::Mhtml => Format::Mhtml,
        Kind::Pdf | Kind::Sealed | Kind::Scan | Kind::Huge => Format::Pdf,
        Kind::Image => Format::Image,
        Kind::Text
        | Kind::Zip
        | Kind::Packed
        | Kind::Ofd
        | Kind::Rtf
        | Kind::Ole
        | Kind::Word
        | Kind::Locked
        | Kind::Bloated => Format::Text,
    }
}

/// What the input is.
fn name(kind: Kind) -> Message {
    match kind {
        Kind::Text => say!("text"; "文本"),
        Kind::Mhtml => say!("a saved page without a page in it"; "没有正文的网页存档"),
        Kind::Pdf => say!("a PDF that is damaged, or cannot be read here"; "已损坏或此处无法读取的PDF"),
        Kind::Sealed => say!("a PDF with a password"; "有密码的PDF"),
        Kind::Scan => say!(
            "a PDF of pictures without text (a scan), or with fonts that do not tell which characters they draw";
            "只有图片、没有文字的PDF（扫描件），或字体不说明其字符的PDF"
        ),
        Kind::Huge => say!(
            "a PDF with more pages, characters or packed data than is read, or that takes too long";
            "PDF的页数、字数或压缩数据超过上限，或读取时间过长"
        ),
        Kind::Zip => say!(
            "an archive that is damaged, or without a document that is read";
            "已损坏或不含可读文档的压缩包"
        ),
        Kind::Packed => say!("an archive of RAR or 7z"; "RAR或7z压缩包"),
        Kind::Ofd => say!("a document in OFD"; "OFD版式文件"),
        Kind::Rtf => say!("a document in RTF"; "RTF文档"),
        Kind::Ole => say!(
            "a file of old Office without a workbook of Excel 97 or later that is read";
            "旧版Office文件，其中没有可读的Excel 97或更新的工作簿"
        ),
        Kind::Word => say!("a document of old Word or of WPS (.doc, .wps)"; "旧版Word或WPS文档（.doc、.wps）"),
        Kind::Locked => say!("behind a password"; "有密码的文件"),
        Kind::Bloated => say!(
            "a document of more than 32 MiB, a million cells or 256 sheets once unpacked";
            "解压后超过32 MiB、一百万个单元格或256张工作表的文档"
        ),
        Kind::Image => say!("a picture"; "图片"),
    }
}

/// What makes it readable.
fn help(kind: Kind) -> Message {
    match kind {
        Kind::Text => say!("save it as UTF-8"; "请另存为UTF-8编码"),
        Kind::Mhtml => say!("save the page again as HTML"; "请把网页重新保存为HTML"),
        Kind::Pdf => say!(
            "pip install \"xxgk[pdf]\" brings another reader, and pdftotext -layout (Poppler) makes a text of it";
            "可用“pip install \"xxgk[pdf]\"”安装另一种读取方式，或用“pdftotext -layout”转为文本"
        ),
        Kind::Sealed => say!("qpdf --decrypt takes it off"; "可用“qpdf --decrypt”去掉密码"),
        Kind::Scan | Kind::Image => say!(
            "pip install \"xxgk[ocr]\" brings text recognition, for xxgk.parse and xxgk.read in Python";
            "可用“pip install \"xxgk[ocr]\"”安装文字识别，供Python的xxgk.parse和xxgk.read使用"
        ),
        Kind::Zip => say!(
            "unpack it, or save the document as HTML (LibreOffice does)";
            "请先解压，或把文档另存为HTML（可用LibreOffice）"
        ),
        Kind::Packed => say!("7z x (7-Zip) unpacks it"; "请先解压（可用7-Zip的“7z x”）"),
        Kind::Ofd => say!(
            "pip install easyofd brings a program that makes a PDF of it";
            "可用“pip install easyofd”安装的程序转为PDF"
        ),
        Kind::Rtf | Kind::Word => say!(
            "soffice --headless --convert-to docx (LibreOffice) makes one of it that is read";
            "可用LibreOffice的“soffice --headless --convert-to docx”转为可读的文档"
        ),
        Kind::Ole => say!(
            "soffice --headless --convert-to html (LibreOffice) makes a page of it";
            "可用LibreOffice的“soffice --headless --convert-to html”转为网页"
        ),
        Kind::Locked => say!(
            "open it with its password and save it without one (LibreOffice does)";
            "请用密码打开，再另存为没有密码的文件（可用LibreOffice）"
        ),
        Kind::Huge | Kind::Bloated => say!("save the report in a file of its own"; "请把报告单独存为一个文件"),
    }
}

/// The document has more pages or words than are read.
pub(crate) fn too_many(words: &Words) -> Report {
    let mut findings = Findings::default();
    let (pages, most) = (words.sheets.len(), Words::MOST_SHEETS);
    let message = say!(
        "{pages} pages with more than can be read: at most {most} pages, {} words", Words::MOST_WORDS;
        "共{pages}页，超出可读的范围：最多{most}页、{}个词", Words::MOST_WORDS
    );
    findings.push(Code::InputTooLarge, message, Vec::new(), None);
    empty(findings, words.format, words.bytes as usize)
}

impl Report {
    /// A report of which nothing is known.
    pub(crate) fn blank() -> Report {
        empty(Findings::default(), Format::Text, 0)
    }

    /// A report of which nothing could be read, so that a batch loses no line.
    pub(crate) fn unread(reason: Message) -> Report {
        let mut findings = Findings::default();
        findings.push(Code::NotAReport, reason, Vec::new(), None);
        empty(findings, Format::Text, 0)
    }
}

/// A report of which nothing is known but its format and its length in bytes.
pub(crate) fn empty(findings: Findings, format: Format, bytes: usize) -> Report {
    Report {
        source: SourceInfo { path: None, format, encoding: "utf-8".to_owned(), bytes: bytes as u64 },
        text: "".into(),
        id: None,
        title: None,
        issuer: Issuer::default(),
        year: None,
        period: Default::default(),
        published: None,
        contact: Default::default(),
        script: Default::default(),
        form: None,
        sections: Vec::new(),
        tables: TableId::ALL.map(|table| Table::missing(FormId::Y2021, table)),
        statements: Vec::new(),
        findings: findings.into_sorted(),
    }
}
