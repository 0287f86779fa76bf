/** How a printed report looks, on paper of any size. */
export const reportStyle = `
  * { box-sizing: border-box; }
  body { margin: 0; color: #1a1a1a; font: 9pt/1.4 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
  header { margin-bottom: 6mm; padding-bottom: 3mm; border-bottom: 0.4mm solid #1a1a1a; }
  p { margin: 0; }
  .shop { font-size: 11pt; font-weight: 600; overflow-wrap: anywhere; }
  h1 { margin: 1mm 0 0; font-size: 18pt; line-height: 1.2; }
  h2 { margin: 7mm 0 2mm; font-size: 12pt; break-after: avoid; }
  h3 { margin: 5mm 0 1mm; font-size: 10pt; break-after: avoid; }
  .period { margin-top: 1mm; font-size: 11pt; }
  .condition, .note, .day-sum { color: #555; }
  .condition { overflow-wrap: anywhere; }
  .note { margin-top: 1.5mm; }
  .day-sum { margin-left: 2mm; font-weight: 400; }
  table { width: 100%; border-collapse: collapse; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: 1mm 1.5mm; border-bottom: 0.2mm solid #ccc; text-align: left; vertical-align: top; }
  /* In line with the headings above it. */
  :is(th, td):first-child { padding-left: 0; }
  :is(th, td):last-child { padding-right: 0; }
  th { font-weight: 600; }
  tbody th { font-weight: 400; }
  thead th { color: #555; font-size: 8pt; }
  tfoot th { border-top: 0.3mm solid #1a1a1a; border-bottom: 0; }
  .amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .list { table-layout: fixed; }
  .list th:nth-child(1) { width: 18mm; }
  .list th:nth-child(2) { width: 36mm; }
  .list th:nth-child(4) { width: 34mm; }
  .list th:nth-child(5) { width: 20mm; }
  .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
  .who span { display: block; overflow-wrap: anywhere; }
  .text, .state { overflow-wrap: anywhere; white-space: pre-line; }
`;
