/** How much there is of everything; a twentieth of the cases is running. */
export type Size = { name: string; partners: number; cases: number; clocks: number }

export const FULL: Size = { name: 'full', partners: 400, cases: 400_000, clocks: 1_000_000 }
export const HUNDREDTH: Size = { name: '1/100', partners: 4, cases: 4_000, clocks: 10_000 }
