/*
 * What somebody may type, paste or import to make a page run or fetch something: 120 strings. Collected by
 * kind; each of the last kind is a tag that fires by itself, with a handler of its own.
 */

const breakOuts = [
  '<script>window.hacked=1</script>',
  '</script><script>window.hacked=1</script>',
  '</style><script>window.hacked=1</script>',
  '</title></head><body onload=window.hacked=1>',
  '</textarea><script>window.hacked=1</script>',
  '</bdi></div></main><script>window.hacked=1</script>',
  '--><script>window.hacked=1</script><!--',
  ']]><script>window.hacked=1</script>',
  '"><script>window.hacked=1</script>',
  "'><script>window.hacked=1</script>",
  '" onmouseover="window.hacked=1',
  "' onmouseover='window.hacked=1",
  '` onmouseover=`window.hacked=1',
  '" autofocus onfocus="window.hacked=1',
  '<ScRiPt>window.hacked=1</sCrIpT>',
  '<script/src=https://example.invalid/x.js></script>',
  '<script>/*</script><svg onload=window.hacked=1>*/',
  '<scr<script>ipt>window.hacked=1</scr</script>ipt>',
  '<script\u0000>window.hacked=1</script\u0000>',
  '\u0000<script>window.hacked=1</script>',
]

const fetches = [
  '<img src=https://example.invalid/pixel.png>',
  '<link rel=stylesheet href=https://example.invalid/x.css>',
  '<style>@import "https://example.invalid/x.css";</style>',
  '<div style="background:url(https://example.invalid/x)">x</div>',
  '<base href=https://example.invalid/>',
  '<meta http-equiv=refresh content="0;url=https://example.invalid/">',
  '<form action=https://example.invalid/><button>Send</button></form>',
  '<iframe src=https://example.invalid/></iframe>',
  '<object data=https://example.invalid/x.swf></object>',
  '<embed src=https://example.invalid/x.svg>',
  '<video poster=https://example.invalid/x.png></video>',
  '<audio src=https://example.invalid/x.mp3 autoplay></audio>',
  '<a href=https://example.invalid/ ping=https://example.invalid/p>x</a>',
  '<svg><image href=https://example.invalid/x.png /></svg>',
  '<svg><use href=https://example.invalid/x.svg#a /></svg>',
  '<picture><source srcset=https://example.invalid/x.webp><img></picture>',
  '<table background=https://example.invalid/x.png><tr><td>x</td></tr></table>',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "https://example.invalid/y">]>&y;',
]

const links = [
  '<a href="javascript:window.hacked=1">x</a>',
  '<a href="java\tscript:window.hacked=1">x</a>',
  '<a href="JaVaScRiPt:window.hacked=1">x</a>',
  '<a href="&#106;avascript:window.hacked=1">x</a>',
  '<a href="data:text/html,<script>window.hacked=1</script>">x</a>',
  '<iframe src=javascript:window.hacked=1>',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
  '<form action=javascript:window.hacked=1><input type=submit></form>',
  '<svg><a href=javascript:window.hacked=1><text y=20>x</text></a></svg>',
  'javascript:window.hacked=1',
  'vbscript:msgbox(1)',
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFja2VkPTE8L3NjcmlwdD4=',
]

const oddities = [
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.hacked=1>',
  '<svg><style><img src=x onerror=window.hacked=1></style></svg>',
  '<noscript><p title="</noscript><img src=x onerror=window.hacked=1>">',
  '<template><script>window.hacked=1</script></template>',
  '<xmp><img src=x onerror=window.hacked=1></xmp>',
  '<plaintext>',
  '<!--<b>',
  '<![CDATA[<script>window.hacked=1</script>]]>',
  '<?xml version="1.0"?><x/>',
  '<x xmlns="http://www.w3.org/1999/xhtml"><script>window.hacked=1</script></x>',
  '&lt;script&gt;window.hacked=1&lt;/script&gt;',
  '&#60;script&#62;window.hacked=1&#60;/script&#62;',
  '&amp;lt;b&amp;gt;',
  '\u003cscript\u003ewindow.hacked=1\u003c/script\u003e',
  '\uff1cscript\uff1ewindow.hacked=1\uff1c/script\uff1e',
  '\u202e<b>\u2066 right to left',
  '\u2028<script>window.hacked=1</script>\u2029',
  '\ufeff<img src=x onerror=window.hacked=1>',
  '\ud800<b>lone half of a pair',
  '\ufffe\uffff<i>no characters</i>',
  '<b\u0000>null in a tag</b>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as somebody would try it
  '{{constructor.constructor("window.hacked=1")()}}${window.hacked=1}',
  '"};window.hacked=1;//',
  '\\"};window.hacked=1;//',
  "');window.hacked=1;//",
  '<dialog open>x</dialog>',
  '<input autofocus onfocus=window.hacked=1>',
  '<button popovertarget=x>x</button><div popover id=x>y</div>',
  '<div id=hacked></div><form name=hacked></form>',
  '__proto__',
]

const carriers: readonly ((handler: string) => string)[] = [
  (handler) => `<img src=x onerror=${handler}>`,
  (handler) => `<svg/onload=${handler}>`,
  (handler) => `<details open ontoggle=${handler}>x</details>`,
  (handler) => `<body onpageshow=${handler}>`,
  (handler) => `<video><source onerror=${handler}></video>`,
  (handler) => `<marquee onstart=${handler}>x</marquee>`,
  (handler) => `<x style="animation-name:a" onanimationstart=${handler}>`,
  (handler) => `<select autofocus onfocus=${handler}>`,
]
const handlers = [
  'window.hacked=1',
  '"window.hacked=1"',
  'top[`hacked`]=1',
  'eval(atob(`d2luZG93LmhhY2tlZD0x`))',
  'fetch(`https://example.invalid/`)',
]

export const hostileStrings: readonly string[] = [
  ...[...breakOuts, ...fetches, ...links, ...oddities],
  ...carriers.flatMap((carry) => handlers.map(carry)),
]
