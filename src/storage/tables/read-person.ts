import type { Person } from '../../domain/partners/partner.ts'
import type { Prisma } from '../generated/sqlite/client.ts'

/** A row of people as the domain knows it. */
export function readPerson(row: Prisma.PersonGetPayload<object>): Person {
  const {
    id,
    name,
    zone,
    locale,
    ours,
    partnerId,
    profileFrom,
    nameBySheet,
    zoneBySheet,
    digestAt,
    introducedAt,
    weeklyOff,
    pagedAlways,
    quiet,
  } = row
  return {
    id,
    name,
    zone,
    ...(locale !== null && { locale }),
    ours,
    ...(partnerId !== null && { partnerId }),
    ...(profileFrom !== null && { profileFrom }),
    bySheet: { name: nameBySheet, zone: zoneBySheet },
    ...(digestAt !== null && { digestAt }),
    ...(introducedAt !== null && { introducedAt: introducedAt.getTime() }),
    ...(weeklyOff && { weeklyOff }),
    ...(pagedAlways && { pagedAlways }),
    ...(quiet !== null && { quiet }),
  }
}
