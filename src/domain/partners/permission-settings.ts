/** What a company decides about its own rights; docs/permissions.md names the setting that decides each. */
export const PERMISSION_CHOICES = {
  /** `anybody` of ours: then an admin or the account manager named confirms, before anything reaches the partner. */
  mayRegister: ['anybody', 'admins'],
  /** `anybody` of both sides, our own people (`ours`), or those in charge on either side. */
  mayOpenSeverity1: ['anybody', 'ours', 'in-charge'],
  /** Those in charge on our side, or `anybody` of ours. */
  mayUnbind: ['in-charge', 'anybody'],
} as const

export type PermissionSettings = {
  [Setting in keyof typeof PERMISSION_CHOICES]: (typeof PERMISSION_CHOICES)[Setting][number]
}

/** What holds unless a company decides otherwise: of each the first. */
export const USUAL_PERMISSIONS: PermissionSettings = {
  mayRegister: 'anybody',
  mayOpenSeverity1: 'anybody',
  mayUnbind: 'in-charge',
}
