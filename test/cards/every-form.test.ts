import { describe, expect, test } from 'vitest'
import { SAMPLE_FORMS } from '../fixtures/sample-cards.ts'

describe.each(Object.entries(SAMPLE_FORMS))('the form "%s"', (_, form) => {
  test('keeps its title and its submit label to 24 characters', () => {
    expect(form.title.length).toBeLessThanOrEqual(24)
    expect(form.submitLabel.length).toBeLessThanOrEqual(24)
  })

  test('names its fields apart, with ids that both platforms take', () => {
    const ids = form.fields.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]+$/u)
  })

  test('offers options within the limits, and begins with one of them', () => {
    for (const field of form.fields) {
      if (!('options' in field)) continue
      expect(field.options.length).toBeLessThanOrEqual(field.kind === 'select' ? 10_000 : 10)
      for (const { label } of field.options) expect(label.length).toBeLessThanOrEqual(75)
      const values = field.options.map(({ value }) => value)
      for (const one of [field.initial ?? []].flat()) expect(values).toContain(one)
    }
  })

  test('takes texts of at most 3,000 characters, and never begins with more than it takes', () => {
    for (const field of form.fields) {
      if (field.kind !== 'text') continue
      expect(field.maxLength).toBeLessThanOrEqual(3_000)
      expect((field.initial ?? '').length).toBeLessThanOrEqual(field.maxLength)
    }
  })

  test('hands little back with the submission, and says nothing loudly', () => {
    expect(JSON.stringify(form.context).length).toBeLessThanOrEqual(200)
    const ours = [form.title, form.submitLabel, ...form.fields.flatMap(({ label, hint = '' }) => [label, hint])]
    expect(ours.join(' ')).not.toContain('!')
  })
})
