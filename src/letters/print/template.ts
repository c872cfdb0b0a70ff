/**
 * The sheet (A4) in Typst. Everything that is said comes as data in `sys.inputs.letter`: no word of it is ever source.
 * The address stands where a window envelope of C5 has its window (to the right, 45-75 mm down).
 */
export const template = String.raw`
#let letter = json(bytes(sys.inputs.letter))
#let ink = rgb("#12252c")
#let brand = rgb("#024f56")
#let sans = ("Noto Sans", "Vazirmatn", "Noto Sans Ethiopic")
#let fonts = (ar: ("Vazirmatn", "Noto Sans"), fa: ("Vazirmatn", "Noto Sans"), ti: ("Noto Sans Ethiopic", "Noto Sans", "Vazirmatn"))

#set document(title: letter.title, author: letter.from.name)
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 16mm, bottom: 20mm),
  footer: context {
    set text(size: 8.5pt, fill: ink, lang: "sv", dir: ltr, font: sans)
    let here = counter(page).get().first()
    let all = counter(page).final().first()
    grid(columns: (1fr, auto), letter.foot, letter.pages.at(calc.min(here, letter.pages.len()) - 1).replace("{of}", str(all)))
  },
)
#set text(font: sans, size: 10pt, fill: ink, lang: "sv", hyphenate: true)
#set par(leading: 0.62em, spacing: 0.8em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 1): set block(below: 0.8em)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 2): set block(above: 1.15em, below: 0.6em)

#let spoken(tongue, content) = {
  let lang = tongue.lang.split("-").first()
  let region = if tongue.lang.contains("-") { tongue.lang.split("-").last() } else { none }
  let size = if tongue.rtl { 10.5pt } else { 10pt }
  set text(lang: lang, region: region, dir: if tongue.rtl { rtl } else { ltr }, font: fonts.at(lang, default: sans), size: size)
  set par(leading: if tongue.rtl or lang == "ti" { 0.82em } else { 0.62em })
  content
}

#let said(body, line) = if line.own {
  par[#text(weight: "bold", body.ownWords) #text(lang: "sv", line.text)]
} else { par(line.text) }

#let whole(body) = spoken(body, {
  heading(level: 1, body.title)
  par(text(size: 1.15em, weight: "bold", body.lead))
  body.extra
  for section in body.sections {
    heading(level: 2, section.heading)
    for line in section.lines { said(body, line) }
  }
  v(1.2em, weak: true)
  line(length: 100%, stroke: 0.5pt + brand)
  set text(size: 0.92em)
  terms(tight: true, separator: [: ], ..body.facts.map(fact => terms.item(fact.name, fact.value)))
})

#grid(columns: (auto, 1fr), column-gutter: 4mm, align: horizon,
  image(bytes(letter.mark), format: "svg", width: 11mm, alt: letter.markAlt),
  block[
    #text(size: 12pt, weight: "bold", fill: brand, letter.from.name) \
    #text(size: 9pt, letter.reach)
  ],
)
#if letter.to != none {
  place(top + left, dx: 83mm, dy: 29mm, box(width: 82mm, par(text(lang: "sv", letter.to))))
  v(32mm)
} else { v(8mm) }

#let note = if letter.line == none { none } else {
  spoken(letter.line, block(width: 100%, inset: 8pt, stroke: (y: 0.7pt + brand), {
    par(text(weight: "bold", letter.line.text))
    for more in letter.line.more { par(text(size: 0.92em, more)) }
  }))
}
#whole(letter.swedish + (extra: note))
#if letter.own != none {
  pagebreak()
  whole(letter.own + (extra: none))
}
`
