import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { DeliveryStage } from '../kit/delivery-stage.ts'

let stage: DeliveryStage

beforeEach(async () => {
  stage = await DeliveryStage.open()
})

afterEach(() => stage[Symbol.asyncDispose]())

const forBoth = noticeCard({ title: 'for both sides', text: 'for both sides', tone: 'neutral' })
const ours = async () => stage.enqueue('for our own', await stage.channel('slack', 'C-INTERNAL'), { forBoth })
const outsiders = async () =>
  (await stage.app.read((view) => view.conversations.at('slack', 'T0HOME', 'C-INTERNAL')))?.outsiders
const warnings = () => stage.slack.shown.filter((title) => title === 'Outsiders can read a channel of ours')
const sent = () => stage.slack.shown.filter((title) => title.startsWith('for '))

describe('what is for our own people in a channel', () => {
  test('goes as it is where they alone read, or nobody is asked', async () => {
    await ours()
    await stage.flush()
    stage.app.readers.set('C-INTERNAL', 'ours alone')
    await ours()
    await stage.flush()
    expect(sent()).toEqual(['for our own', 'for our own'])
  })

  test('goes in the face for both sides where others read, which is told once', async () => {
    stage.app.readers.set('C-INTERNAL', 'others')
    await ours()
    await ours()
    await stage.flush()
    expect(sent()).toEqual(['for both sides', 'for both sides'])
    expect(warnings()).toHaveLength(1)
    expect(await outsiders()).toBe(true)
  })

  test('goes in the face for both sides where others turned out to read after it was drawn', async () => {
    await ours()
    const channel = await stage.app.read((view) => view.conversations.at('slack', 'T0HOME', 'C-INTERNAL'))
    await stage.app.services.store.transact((tx) => tx.conversations.save({ ...channel!, outsiders: true }))
    await stage.flush()
    expect(sent()).toEqual(['for both sides'])
  })

  test('goes in the face for both sides where the bot cannot see, which says nothing of who reads there later', async () => {
    stage.app.readers.set('C-INTERNAL', 'unseen')
    await ours()
    await stage.flush()
    stage.app.readers.set('C-INTERNAL', 'ours alone')
    await ours()
    await stage.flush()
    expect(sent()).toEqual(['for both sides', 'for our own'])
    expect(warnings()).toEqual([])
    expect(await outsiders()).toBeUndefined()
  })

  test('waits while who reads there cannot be said, and goes as it is once it can', async () => {
    stage.app.readers.set('C-INTERNAL', { temporary: 'Slack is slow.' })
    await ours()
    await stage.flush()
    expect(sent()).toEqual([])
    stage.app.readers.set('C-INTERNAL', 'ours alone')
    await stage.after(MINUTE)
    expect(sent()).toEqual(['for our own'])
  })

  test('does not wait for long: then it goes in the face for both sides', async () => {
    stage.app.readers.set('C-INTERNAL', { temporary: 'Slack is slow.' })
    await ours()
    await stage.passTo(stage.app.clock.now() + MINUTE)
    expect(sent()).toEqual(['for both sides'])
    expect(warnings()).toEqual([])
    expect(await outsiders()).toBeUndefined()
  })
})

test('what both sides may read waits for no judgement', async () => {
  stage.app.readers.set('C-SHARED', { temporary: 'Slack is slow.' })
  await stage.enqueue('for all', await stage.channel('slack', 'C-SHARED'))
  await stage.flush()
  expect(sent()).toEqual(['for all'])
})
