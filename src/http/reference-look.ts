/**
 * How the page of the API looks: the colours and letters of the console over a viewer that is not ours. The values are those of
 * web/tokens.css, which this room cannot read.
 */
export const referenceLook = /* css */ `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #12151c); --card: light-dark(#fff, #191d26); --hover: light-dark(#f3f1ec, #1d222c);
  --ink: light-dark(#1b2230, #e9ebf0); --muted: light-dark(#5a6375, #a0a8b8); --line: light-dark(#e4e1d9, #2a303c);
  --edge: light-dark(#8b8f99, #687184); --accent: light-dark(#2f4b8f, #8fa8ee); --on-accent: light-dark(#fff, #0e1424);
  --accent-ground: light-dark(#e8ecf6, #212a41); --seal: light-dark(#a3322a, #f0a197); --seal-ground: light-dark(#f8e9e6, #3a1f1c);
  --good: light-dark(#1f6b4a, #7fd1a8); --good-ground: light-dark(#e4f2ea, #15301f);
  --warn: light-dark(#855600, #f0c36a); --warn-ground: light-dark(#fbf0d9, #33270c);
  --sans: Inter, ui-sans-serif, system-ui, sans-serif; --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace;
}
/* An id in the list of selectors outweighs what the viewer says, also in its own dark theme. */
:is(html, #reference) {
background: var(--paper) !important;
.swagger-ui { background: none; }
body { margin: 0; background: var(--paper) !important; color: var(--ink); }
/* It is for choosing another description, and bears another project's name. */
.swagger-ui .topbar { display: none; }
.swagger-ui, .swagger-ui :is(p, li, td, th, h1, h2, h3, h4, h5, label, button, input, select, textarea, small, span, a, div) { font-family: var(--sans); }
.swagger-ui { color: var(--ink); font-size: 14px; line-height: 1.5; -webkit-font-smoothing: antialiased; }
.swagger-ui .wrapper { max-width: 62rem; padding: 0 2rem; }
.swagger-ui :is(p, li, td, th, h1, h2, h3, h4, h5, label, .opblock-description-wrapper p, .parameter__name, .response-col_status, .opblock-tag, .tab li, .model-title, .model, table thead tr td, table thead tr th) { color: var(--ink); }
.swagger-ui a, .swagger-ui .info a { color: var(--accent); text-underline-offset: .2em; }
.swagger-ui :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.swagger-ui svg { fill: var(--muted); }
.swagger-ui :is(code, .renderedMarkdown code, .info code) { padding: .1em .35em; border-radius: 4px; background: var(--hover) !important; color: var(--ink) !important; font: 500 .92em var(--mono) !important; }

/* What it is */
.swagger-ui .information-container { padding: 0 2rem; }
.swagger-ui .info { margin: 3rem 0 1.5rem; }
.swagger-ui .info .title { color: var(--ink); font-family: var(--sans); font-size: 28px; font-weight: 650; letter-spacing: -.02em; }
.swagger-ui .info .title small { top: -2px; margin-left: .6rem; padding: 2px 8px; border-radius: 999px; background: var(--hover) !important; }
.swagger-ui .info .title small pre { color: var(--muted); font: 500 12px var(--sans); }
.swagger-ui .info .link { display: none; }
.swagger-ui .info :is(p, li) { max-width: 46rem; margin: 0 0 .6rem; font-family: var(--sans); color: var(--muted); font-size: 14px; line-height: 1.6; }
.swagger-ui .info hgroup.main { margin: 0 0 .75rem; }
/* There is one server: this one. */
.swagger-ui :is(.servers-title, .servers) { display: none; }
.swagger-ui .scheme-container { margin: -3.25rem 0 0; padding: 0 0 1.25rem; background: none; box-shadow: none; }

/* Nouns, and what can be done with them */
.swagger-ui .opblock-tag { align-items: baseline; gap: .25rem 1rem; margin: 0; padding: .7rem 0; border-bottom: 1px solid var(--line); font-size: 16px; font-weight: 600; }
.swagger-ui .opblock-tag:hover { background: none; }
.swagger-ui .opblock-tag a.nostyle { flex: 0 0 10rem; }
.swagger-ui .opblock-tag a.nostyle span { display: inline-block; color: var(--ink); }
.swagger-ui .opblock-tag a.nostyle span::first-letter { text-transform: uppercase; }
.swagger-ui .opblock-tag small { padding: 0; color: var(--muted); font-size: 14px; font-weight: 400; }
.swagger-ui .opblock-tag small p { margin: 0; color: inherit; font-size: inherit; }
.swagger-ui .opblock-tag .expand-operation { align-self: center; }
.swagger-ui .opblock-tag .expand-operation svg { width: 14px; height: 14px; }
.swagger-ui .opblock-tag-section.is-open { padding-bottom: 1rem; }
.swagger-ui .opblock { margin: .4rem 0 0; border: 1px solid var(--line) !important; border-radius: 8px; background: var(--card) !important; box-shadow: none; }
.swagger-ui .opblock .opblock-summary { border-color: var(--line) !important; padding: 6px 8px; }
.swagger-ui .opblock:hover { border-color: var(--edge) !important; }
.swagger-ui .opblock .opblock-summary-method { min-width: 4.25rem; padding: 3px 0; border-radius: 999px; background: var(--accent-ground) !important; color: var(--accent); font: 600 11px var(--sans); letter-spacing: .03em; text-shadow: none; }
.swagger-ui .opblock:is(.opblock-post, .opblock-put) .opblock-summary-method { background: var(--good-ground) !important; color: var(--good); }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: var(--warn-ground) !important; color: var(--warn); }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: var(--seal-ground) !important; color: var(--seal); }
.swagger-ui .opblock .opblock-summary-path, .swagger-ui .opblock .opblock-summary-path a span { color: var(--ink); font: 500 13px var(--mono); }
.swagger-ui .opblock .opblock-summary-description { font-family: var(--sans); color: var(--muted); font-size: 13px; }
.swagger-ui .opblock .opblock-section-header { min-height: 0; padding: .6rem 1.25rem; background: none; box-shadow: none; }
.swagger-ui .opblock .opblock-section-header h4 { color: var(--muted); font-size: 12px; font-weight: 500; }
.swagger-ui .opblock .tab-header .tab-item.active h4 span::after { display: none; }
.swagger-ui .opblock-body > .opblock-description-wrapper { padding: .9rem 1.25rem 0; }
.swagger-ui .opblock-description-wrapper p { margin: 0; }
.swagger-ui :is(.parameters-container, .responses-inner, .opblock-section-request-body > .opblock-description-wrapper) { padding: 0 1.25rem 1rem; }
.swagger-ui table.parameters, .swagger-ui .responses-table { padding: 0; }
.swagger-ui table thead tr :is(td, th) { padding: .4rem 0; border-bottom: 1px solid var(--line); color: var(--muted); font-size: 12px; font-weight: 500; }
.swagger-ui table tbody tr td { padding: .7rem 1rem .7rem 0; border-top: 1px solid var(--line); vertical-align: top; }
.swagger-ui table tbody tr:first-child td { border-top: 0; }
.swagger-ui .parameter__name { font: 500 13px var(--mono) !important; }
.swagger-ui .parameter__name.required::after { color: var(--muted); font: 400 11px var(--sans); top: 0; }
.swagger-ui .parameter__name.required span { color: var(--seal); }
.swagger-ui :is(.parameter__type, .parameter__in) { color: var(--muted); font: 400 12px var(--sans) !important; }
.swagger-ui .parameters-col_description p, .swagger-ui .response-col_description p { margin: 0 0 .4rem; font-size: 14px; }
.swagger-ui .response-col_status { font: 500 13px var(--mono); }
/* Every door refuses in the same shape, which is told above once; links and media types there are none to choose. */
.swagger-ui :is(.response-col_links, .response-control-media-type) { display: none; }
.swagger-ui .response:not([data-code^='2']) :is(.response-controls, .model-example) { display: none; }
.swagger-ui .response-col_description__inner p { color: var(--muted); }

/* Fields and acts */
.swagger-ui :is(input[type='text'], input[type='password'], input[type='search'], input[type='email'], textarea, select) { min-height: 2.25rem; padding: .3rem .75rem; border: 1px solid var(--edge); border-radius: 6px; background-color: var(--card); box-shadow: none; color: var(--ink); font-size: 14px; font-weight: 400; }
.swagger-ui select { padding-right: 2rem; }
.swagger-ui textarea { font: 400 13px/1.6 var(--mono); }
.swagger-ui :is(input, textarea, select)[disabled] { border-color: var(--line); background-color: var(--hover); color: var(--muted); opacity: 1; }
.swagger-ui .btn { padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--card); box-shadow: none; color: var(--ink); font-size: 13px; font-weight: 500; }
.swagger-ui .btn:hover { background: var(--hover); box-shadow: none; }
.swagger-ui .btn:is(.execute, .modal-btn.authorize) { border-color: transparent; background: var(--accent); color: var(--on-accent); }
.swagger-ui .btn.authorize { border-color: var(--line); background: var(--card); color: var(--ink); }
.swagger-ui .btn.authorize span { padding: 0 .5rem 0 0; }
.swagger-ui .btn.authorize svg { width: 14px; height: 14px; fill: var(--muted); }
.swagger-ui .btn.cancel { border-color: var(--line); background: var(--card); color: var(--muted); }
.swagger-ui :is(.highlight-code, .copy-to-clipboard) { font-family: var(--mono); }
.swagger-ui :is(.highlight-code > .microlight, pre.microlight, .curl-command pre) { padding: .9rem 1rem !important; border-radius: 6px; background: light-dark(#1b2230, #0c0f15) !important; font: 400 12.5px/1.6 var(--mono) !important; }
.swagger-ui .highlight-code :is(span, code) { font: inherit !important; background: none !important; }
.swagger-ui pre span:not([style]) { color: #e9ebf0; }
.swagger-ui pre .hljs-attr { color: #a9bdf4 !important; }
.swagger-ui .view-line-link { background: none; }
.swagger-ui pre.microlight code { padding: 0; background: none !important; color: #e9ebf0 !important; }
.swagger-ui .tab li { font-size: 12px; }
.swagger-ui .tab li button.tablinks { color: inherit; }
.swagger-ui .model-box, .swagger-ui section.models { border-radius: 8px; background: var(--hover); }
.swagger-ui section.models { margin: 2rem 0 4rem; border: 1px solid var(--line); }
.swagger-ui section.models h4, .swagger-ui section.models.is-open h4 { border: 0; color: var(--ink); font-size: 14px; }
.swagger-ui :is(.json-schema-2020-12, .json-schema-2020-12__title, .json-schema-2020-12-keyword__name, .json-schema-2020-12-keyword__value, .json-schema-2020-12__attribute) { color: var(--ink); background: none; }
.swagger-ui .dialog-ux .modal-ux { border: 1px solid var(--line); border-radius: 10px; background: var(--card); box-shadow: 0 8px 28px rgb(0 0 0 / .25); }
.swagger-ui .dialog-ux .modal-ux-header { border-color: var(--line); }
.swagger-ui .dialog-ux :is(.modal-ux-header h3, .modal-ux-content p, .modal-ux-content h4) { color: var(--ink); }
.swagger-ui .auth-container { border-color: var(--line); }
@media (max-width: 640px) {
  .swagger-ui .wrapper, .swagger-ui .information-container { padding: 0 1rem; }
  .swagger-ui .opblock-tag { flex-wrap: wrap; }
  .swagger-ui .opblock-tag a.nostyle { flex: 1 0 60%; }
  .swagger-ui .opblock-tag small { order: 3; flex: 1 0 100%; }
}
}
`
