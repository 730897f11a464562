/// <reference lib="dom" />

/** Drawn for this page, on a grid of 16. */
const PATHS = {
  hash: 'M6 2.5 4.5 13.5M11.5 2.5 10 13.5M2.5 6h11.5M2 10h11.5',
  shared:
    'M5.5 8.5 10.5 5.5M5.5 8.5l5 3M3.5 6.8a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6M12.3 3a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6M12.3 9.8a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6',
  app: 'M3 4.5A1.5 1.5 0 0 1 4.5 3h7A1.5 1.5 0 0 1 13 4.5v5a1.5 1.5 0 0 1-1.5 1.5H7l-3.5 2.5V11A1.5 1.5 0 0 1 3 9.5zM6 7h.01M8 7h.01M10 7h.01',
  reply: 'M6.5 4 3 7.5 6.5 11M3.5 7.5H9a4 4 0 0 1 4 4v1',
  payload: 'M5.5 2.5C3.5 2.5 4.5 7 2.5 8c2 1 1 5.5 3 5.5M10.5 2.5c2 0 1 4.5 3 5.5-2 1-1 5.5-3 5.5',
  close: 'M4 4l8 8M12 4l-8 8',
  send: 'M2.5 3 14 8 2.5 13l1.8-5zM4.3 8H9',
  clock: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 5v3.2l2.2 1.5',
  next: 'M3.5 3.5 9.5 8l-6 4.5zM12 3.5v9',
  log: 'M3 4h10M3 8h10M3 12h6',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13 9.8A5.5 5.5 0 0 1 6.2 3a5.5 5.5 0 1 0 6.8 6.8z',
  system: 'M2.5 3.5h11v7.5h-11zM6 13.5h4M8 11v2.5',
  compass: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M10.5 5.5 9 9l-3.5 1.5L7 7z',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  down: 'M4 6l4 4 4-4',
  back: 'M10 4 6 8l4 4',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  file: 'M9.5 2.5 5 7a2.3 2.3 0 0 0 3.3 3.3l4-4a3.6 3.6 0 0 0-5.1-5.1',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  check: 'M3 8.5 6.5 12 13 4.5',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8M8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4',
} as const

export type IconName = keyof typeof PATHS

/** A line icon in the colour of its text, silent to screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}
