/** In whole days, as the settings say them. */
export type KeepDays = { inbox: number; deliveries: number; onceKeys: number; places: number }

/**
 * Platforms deliver again for a day at most; a week is for whoever looks into what happened. Once-keys are kept longer than anything they
 * could be asked for again.
 */
export const USUAL_DAYS: KeepDays = { inbox: 7, deliveries: 30, onceKeys: 400, places: 180 }
