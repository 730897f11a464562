/** What one person is told of a case alone, since it gives them something to do or takes it from them. */
export const PERSONAL_NOTICES = ['assigned', 'severity-raised', 'over', 'goes-on'] as const
export type PersonalNotice = (typeof PERSONAL_NOTICES)[number]
