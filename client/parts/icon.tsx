/** Line drawings on a 16 × 16 field, drawn in the colour of the text beside them. Always decoration: the control carries the name. */
const paths = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  undo: 'M5.5 3 2.5 6l3 3M3 6h6.2a3.8 3.8 0 0 1 0 7.6H6',
  redo: 'M10.5 3l3 3-3 3M13 6H6.8a3.8 3.8 0 0 0 0 7.6H10',
  down: 'm4 6 4 4 4-4',
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  close: 'm4 4 8 8m0-8-8 8',
  check: 'm3 8.5 3.2 3.2L13 5',
  download: 'M8 2.5v7.2m-3-2.8 3 3 3-3M3 13.5h10',
  mail: 'M2 4h12v8.5H2zm0 .6 6 4.4 6-4.4',
  people: 'M6 7.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Zm-4.3 6c0-2.3 1.9-4 4.3-4s4.3 1.7 4.3 4M10.6 3a2.2 2.2 0 0 1 0 4.3M12 9.8c1.4.5 2.3 1.9 2.3 3.7',
  work: 'M2 8.3h2.7l1.8-4.8 3 9 1.9-4.2H14',
  sheet: 'M2.5 3h11v10h-11zm0 3.3h11M6 3v10m3.8-6.7V13',
  target: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-3.4a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM8 8h.01',
  tasks: 'M6.5 4h7m-7 4h7m-7 4h7M2.4 4.1l.8.8 1.3-1.5M2.4 8.1l.8.8 1.3-1.5M2.4 12.1l.8.8 1.3-1.5',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1 1.2H3zm2.6 2.6a1.6 1.6 0 0 0 2.8 0',
  report: 'M4 2h5.5L12.5 5v9H4zM9.3 2v3.3h3.2M6.3 8h4m-4 2.6h4',
  rules: 'M2.5 4.5h5m3.5 0h2.5M2.5 11.5h2m3.5 0h5.5M9.2 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Zm-3 7a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  user: 'M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8Zm-5 6c0-2.6 2.2-4.3 5-4.3s5 1.7 5 4.3',
  scale: 'M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.2 9.2a2.1 2.1 0 0 0 3.6 0zm10 0-1.8 4.7a2.1 2.1 0 0 0 3.6 0z',
  calendar: 'M2.5 3.5h11v10h-11zm0 3.2h11M5.4 2v2.6M10.6 2v2.6',
  rows: 'M2.5 3.5h11m-11 3h11m-11 3h11m-11 3h11',
  groups: 'M2.5 3.5h11M5.5 6.5h8m-8 3h8M2.5 12.5h11',
  filter: 'M2 3h12L9.4 8.6v4.6L6.6 11.8V8.6z',
  view: 'M2.5 3h11v10h-11zM2.5 6h11M6 6v7',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8m1.2 2.5a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10m3.6-10v10',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.5V11M8 5.2h.01',
  office: 'M3 14V3.5L8.5 2v12M8.5 6H13v8M1.8 14h12.4M5.3 5.8h1M5.3 8.4h1M5.3 11h1M10.5 8.6h.7M10.5 11.2h.7',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-9.3V8l2.2 1.6',
  cloud: 'M4.8 12.5a3 3 0 0 1-.4-6 3.8 3.8 0 0 1 7.3.6 2.7 2.7 0 0 1-.3 5.4z',
  offline: 'M2 2l12 12M6.2 4a3.8 3.8 0 0 1 5.5 3.1 2.7 2.7 0 0 1 1.6 4M10.6 12.5H4.8a3 3 0 0 1-.4-6',
  retry: 'M13 3.5v3.3H9.7M12.7 6.8A5 5 0 1 0 13 9',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  key: 'M9.6 8.6a3.3 3.3 0 1 0-2.2-2.2L2.5 11.3v2.2h2.6v-1.7h1.7v-1.6z',
  edit: 'M2.5 13.5h11M4 10.8 10.6 4.2a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L6.2 13H4z',
  archive: 'M2.5 3h11v3h-11zm.8 3v7.5h9.4V6M6.3 8.7h3.4',
  up: 'm4 10 4-4 4 4',
  plus: 'M8 3v10M3 8h10',
  send: 'M14 2 7 9m7-7-4.4 12L7 9 2 6.4z',
  comment: 'M2.5 3h11v8H7.2L4.4 13.6V11H2.5z',
  language: 'M2 4h7M5.5 2.5V4m2 0c-.6 2.6-2.3 4.6-5 5.8M3.8 6c.8 1.7 2 2.9 4 3.7M8 14l3-7.5L14 14m-1-2.5H9',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM8 1.6v1.3m0 10.2v1.3M1.6 8h1.3m10.2 0h1.3M3.5 3.5l.9.9m7.2 7.2.9.9m0-9-.9.9m-7.2 7.2-.9.9',
  shield: 'M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6zM5.8 7.9l1.6 1.6 2.9-3.1',
  leave: 'M9.5 2.5h-6v11h6M7 8h7m-2.5-2.5L14 8l-2.5 2.5',
} as const

export type IconName = keyof typeof paths

export const Icon = ({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) => (
  <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={paths[name]} fill="none" stroke="currentColor" strokeWidth={name === 'more' ? 2.2 : 1.35} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
)
