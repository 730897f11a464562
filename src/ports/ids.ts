/** Unguessable identifiers for rows and deliveries. */
export interface Ids {
  next(): string
}
