import type { z } from 'zod'
import type { Account } from '../../../ports/store/registry.ts'
import type { partnerSheetOf, PartnerSheet } from '../partner-sheet.ts'

type Sheet = z.input<ReturnType<typeof partnerSheetOf>>

/** A sheet as somebody writes it, before it is read: what `partnerSheetOf` takes, but for accounts, which stand together here. */
export type WrittenSheet = Omit<Sheet, 'people' | 'channels'> & {
  people: WrittenPerson[]
  channels: WrittenChannel[]
}

export type WrittenPerson = Pick<PartnerSheet['people'][number], 'name' | 'side' | 'roles' | 'zone'> & {
  accounts: Account[]
}

export type WrittenChannel = Pick<PartnerSheet['channels'][number], 'purpose' | 'name'> & { accounts: Account[] }

/** What a sheet says of the terms. */
export type WrittenTerms = Pick<
  Sheet,
  'calendar' | 'calendars' | 'hours' | 'sla' | 'money' | 'ladder' | 'ladders' | 'checkIns'
>

export type WrittenCalendar = NonNullable<Sheet['calendar']>
type WrittenSla = NonNullable<Sheet['sla']>

export type WrittenObjective = NonNullable<WrittenSla['objectives']>[number]
export type WrittenFigure = NonNullable<WrittenSla['figures']>[number]
export type WrittenMoney = NonNullable<WrittenTerms['money']>
export type WrittenMoneyOfSide = NonNullable<WrittenMoney['partner']>
export type WrittenRotation = NonNullable<Sheet['rotations']>[number]
export type WrittenLadder = NonNullable<Sheet['ladder']>
