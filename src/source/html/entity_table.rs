//! Names of character references, in order: those of HTML 4, and punctuation of HTML 5.

/// Those that need no semicolon behind them.
#[rustfmt::skip]
pub(super) static OPEN: &[(&str, char)] = &[
    ("AElig", 'Æ'), ("AMP", '&'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Agrave", 'À'), ("Aring", 'Å'), ("Atilde", 'Ã'),
    ("Auml", 'Ä'), ("COPY", '©'), ("Ccedil", 'Ç'), ("ETH", 'Ð'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Egrave", 'È'),
    ("Euml", 'Ë'), ("GT", '>'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Igrave", 'Ì'), ("Iuml", 'Ï'), ("LT", '<'),
    ("Ntilde", 'Ñ'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Ograve", 'Ò'), ("Oslash", 'Ø'), ("Otilde", 'Õ'),
    ("Ouml", 'Ö'), ("QUOT", '"'), ("REG", '®'), ("THORN", 'Þ'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Ugrave", 'Ù'),
    ("Uuml", 'Ü'), ("Yacute", 'Ý'), ("aacute", 'á'), ("acirc", 'â'), ("acute", '´'), ("aelig", 'æ'), ("agrave", 'à'),
    ("amp", '&'), ("aring", 'å'), ("atilde", 'ã'), ("auml", 'ä'), ("brvbar", '¦'), ("ccedil", 'ç'), ("cedil", '¸'),
    ("cent", '¢'), ("copy", '©'), ("curren", '¤'), ("deg", '°'), ("divide", '÷'), ("eacute", 'é'), ("ecirc", 'ê'),
    ("egrave", 'è'), ("eth", 'ð'), ("euml", 'ë'), ("frac12", '½'), ("frac14", '¼'), ("frac34", '¾'), ("gt", '>'),
    ("iacute", 'í'), ("icirc", 'î'), ("iexcl", '¡'), ("igrave", 'ì'), ("iquest", '¿'), ("iuml", 'ï'), ("laquo", '«'),
    ("lt", '<'), ("macr", '¯'), ("micro", 'µ'), ("middot", '·'), ("nbsp", '\u{A0}'), ("not", '¬'), ("ntilde", 'ñ'),
    ("oacute", 'ó'), ("ocirc", 'ô'), ("ograve", 'ò'), ("ordf", 'ª'), ("ordm", 'º'), ("oslash", 'ø'), ("otilde", 'õ'),
    ("ouml", 'ö'), ("para", '¶'), ("plusmn", '±'), ("pound", '£'), ("quot", '"'), ("raquo", '»'), ("reg", '®'),
    ("sect", '§'), ("shy", '\u{AD}'), ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'), ("szlig", 'ß'), ("thorn", 'þ'),
    ("times", '×'), ("uacute", 'ú'), ("ucirc", 'û'), ("ugrave", 'ù'), ("uml", '¨'), ("uuml", 'ü'), ("yacute", 'ý'),
    ("yen", '¥'), ("yuml", 'ÿ'),
];

/// The others.
#[rustfmt::skip]
pub(super) static CLOSED: &[(&str, char)] = &[
    ("Alpha", 'Α'), ("Beta", 'Β'), ("Chi", 'Χ'), ("Dagger", '‡'), ("Delta", 'Δ'), ("Epsilon", 'Ε'), ("Eta", 'Η'),
    ("Gamma", 'Γ'), ("Iota", 'Ι'), ("Kappa", 'Κ'), ("Lambda", 'Λ'), ("Mu", 'Μ'), ("NewLine", '\u{A}'),
    ("NoBreak", '\u{2060}'), ("Nu", 'Ν'), ("OElig", 'Œ'), ("Omega", 'Ω'), ("Omicron", 'Ο'), ("Phi", 'Φ'), ("Pi", 'Π'),
    ("Prime", '″'), ("Psi", 'Ψ'), ("Rho", 'Ρ'), ("Scaron", 'Š'), ("Sigma", 'Σ'), ("Tab", '\u{9}'), ("Tau", 'Τ'),
    ("Theta", 'Θ'), ("Upsilon", 'Υ'), ("Xi", 'Ξ'), ("Yuml", 'Ÿ'), ("ZeroWidthSpace", '\u{200B}'), ("Zeta", 'Ζ'),
    ("alefsym", 'ℵ'), ("alpha", 'α'), ("and", '∧'), ("ang", '∠'), ("apos", '\''), ("ast", '*'), ("asymp", '≈'),
    ("bdquo", '„'), ("beta", 'β'), ("bsol", '\\'), ("bull", '•'), ("cap", '∩'), ("check", '✓'), ("chi", 'χ'),
    ("circ", 'ˆ'), ("clubs", '♣'), ("colon", ':'), ("comma", ','), ("commat", '@'), ("cong", '≅'), ("crarr", '↵'),
    ("cross", '✗'), ("cup", '∪'), ("dArr", '⇓'), ("dagger", '†'), ("darr", '↓'), ("dash", '‐'), ("delta", 'δ'),
    ("diams", '♦'), ("dollar", '$'), ("dtrif", '▾'), ("empty", '∅'), ("emsp", '\u{2003}'), ("emsp13", '\u{2004}'),
    ("emsp14", '\u{2005}'), ("ensp", '\u{2002}'), ("epsilon", 'ε'), ("equals", '='), ("equiv", '≡'), ("eta", 'η'),
    ("euro", '€'), ("excl", '!'), ("exist", '∃'), ("fnof", 'ƒ'), ("forall", '∀'), ("frasl", '⁄'), ("gamma", 'γ'),
    ("ge", '≥'), ("hArr", '⇔'), ("hairsp", '\u{200A}'), ("harr", '↔'), ("hearts", '♥'), ("hellip", '…'),
    ("horbar", '―'), ("hyphen", '‐'), ("image", 'ℑ'), ("infin", '∞'), ("int", '∫'), ("iota", 'ι'), ("isin", '∈'),
    ("kappa", 'κ'), ("lArr", '⇐'), ("lambda", 'λ'), ("lang", '⟨'), ("larr", '←'), ("lbrack", '['), ("lceil", '⌈'),
    ("lcub", '{'), ("ldquo", '“'), ("ldquor", '„'), ("le", '≤'), ("lfloor", '⌊'), ("lowast", '∗'), ("lowbar", '_'),
    ("loz", '◊'), ("lpar", '('), ("lrm", '\u{200E}'), ("lsaquo", '‹'), ("lsqb", '['), ("lsquo", '‘'), ("ltrif", '◂'),
    ("mdash", '—'), ("minus", '−'), ("mu", 'μ'), ("nabla", '∇'), ("ndash", '–'), ("ne", '≠'), ("ni", '∋'),
    ("notin", '∉'), ("nsub", '⊄'), ("nu", 'ν'), ("num", '#'), ("numsp", '\u{2007}'), ("oelig", 'œ'), ("oline", '‾'),
    ("omega", 'ω'), ("omicron", 'ο'), ("oplus", '⊕'), ("or", '∨'), ("otimes", '⊗'), ("part", '∂'), ("percnt", '%'),
    ("period", '.'), ("permil", '‰'), ("perp", '⊥'), ("phi", 'φ'), ("pi", 'π'), ("piv", 'ϖ'), ("plus", '+'),
    ("prime", '′'), ("prod", '∏'), ("prop", '∝'), ("psi", 'ψ'), ("puncsp", '\u{2008}'), ("quest", '?'), ("rArr", '⇒'),
    ("radic", '√'), ("rang", '⟩'), ("rarr", '→'), ("rbrack", ']'), ("rceil", '⌉'), ("rcub", '}'), ("rdquo", '”'),
    ("rdquor", '”'), ("real", 'ℜ'), ("rfloor", '⌋'), ("rho", 'ρ'), ("rlm", '\u{200F}'), ("rpar", ')'),
    ("rsaquo", '›'), ("rsqb", ']'), ("rsquo", '’'), ("rtrif", '▸'), ("sbquo", '‚'), ("scaron", 'š'), ("sdot", '⋅'),
    ("semi", ';'), ("sigma", 'σ'), ("sigmaf", 'ς'), ("sim", '∼'), ("sol", '/'), ("spades", '♠'), ("square", '□'),
    ("squf", '▪'), ("star", '☆'), ("starf", '★'), ("sub", '⊂'), ("sube", '⊆'), ("sum", '∑'), ("sup", '⊃'),
    ("supe", '⊇'), ("tau", 'τ'), ("there4", '∴'), ("theta", 'θ'), ("thetasym", 'ϑ'), ("thinsp", '\u{2009}'),
    ("tilde", '˜'), ("trade", '™'), ("uArr", '⇑'), ("uarr", '↑'), ("upsih", 'ϒ'), ("upsilon", 'υ'), ("utrif", '▴'),
    ("verbar", '|'), ("vert", '|'), ("weierp", '℘'), ("xi", 'ξ'), ("zeta", 'ζ'), ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
];
