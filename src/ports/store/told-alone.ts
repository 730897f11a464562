/** How much somebody was told alone on a day: see domain/telling/day-budget.ts. */
export interface ToldAloneTable {
  /** How many messages somebody was sent alone on that day of theirs (`YYYY-MM-DD`), the last on which there was any, or a later one. */
  on(personId: string, day: string): Promise<number>
  /** One more. Days only go forward: an earlier one than the last counts as that. */
  add(personId: string, day: string): Promise<void>
}
