import type { AgreementVersion } from '../../domain/terms/agreement.ts'

/** What was agreed with partners, version by version. Append-only: nothing that was agreed is ever changed or taken away. */
export interface AgreementTable {
  get(id: string): Promise<AgreementVersion | undefined>
  /** Oldest first. */
  of(partnerId: string): Promise<AgreementVersion[]>
  /** Throws ConflictError where the partner has a version of that number. */
  insert(version: AgreementVersion): Promise<void>
}
