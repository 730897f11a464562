/** Which version of which partner's agreement. `version` counts from 1 for each partner. */
export type AgreementRef = { id: string; version: number }
