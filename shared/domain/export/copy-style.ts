/** Black on white, one column; a note is not torn from its heading. */
export const copyStyle = (paper: 'Letter' | 'A4'): string => `
  @page { size: ${paper}; margin: 15mm 16mm; }
  * { box-sizing: border-box; margin: 0; padding: 0; }
  html { background: #fff; }
  body { font: 9.6pt/1.42 "Inter Variable", system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC", sans-serif; color: #000; background: #fff; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  @media screen { body { padding: 15mm 16mm; } }
  header { border-bottom: 1pt solid #000; padding-bottom: 3mm; }
  h1 { font-size: 17pt; line-height: 1.2; margin-bottom: 1mm; }
  h2 { font-size: 12.5pt; margin: 6mm 0 2mm; break-after: avoid; }
  h3 { font-size: 10pt; margin-bottom: .8mm; break-after: avoid; }
  p { margin-bottom: .7mm; } p b { font-weight: 600; color: #333; }
  .left { border: .7pt solid #000; padding: 1mm 2mm; margin-top: 1.5mm; }
  article { padding: 2mm 0; border-top: .4pt solid #999; }
  table { width: 100%; border-collapse: collapse; }
  th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: .4pt solid #999; }
  tr { break-inside: avoid; }
`
