/** How pictures look: on a ground of their own, so that they read alike in light and dark clients. Every text has 4.5:1 or more on what it stands on. */
export const LOOK = {
  /** In CSS pixels: a phone's 360 less what clients leave around a card. */
  width: 280,
  /** How many pixels of the picture each of them has. */
  zoom: 2.5,
  font: 'Inter',
  fontSize: 12,
  ground: '#ffffff',
  text: '#1d1c24',
  soft: '#55545f',
  grid: '#e3e3ea',
} as const

/** Lines are told apart by dash and mark as well as by colour. */
export const LINES = [
  { color: '#1a5fb4', dash: [], mark: 'circle' },
  { color: '#a3470a', dash: [6, 3], mark: 'square' },
  { color: '#1c6b45', dash: [2, 3], mark: 'triangle-up' },
  { color: '#7a2f8f', dash: [8, 3, 2, 3], mark: 'diamond' },
  { color: '#55545f', dash: [3, 3], mark: 'cross' },
  { color: '#8a1f2b', dash: [1, 2], mark: 'triangle-down' },
] as const

/** Behind the row that is looked for. */
export const MARKED = { fill: '#fdf0d5', text: '#5c3d00' } as const

/** A day that is missed is dark, and the others light. */
export const DAYS = {
  missed: { fill: '#a3262f', text: '#ffffff' },
  met: { fill: '#cde5d6', text: '#123f27' },
  nothing: { fill: '#f1f1f5', text: '#55545f' },
} as const
