/// <reference lib="dom" />

/** `stamp`: equal as long as the element would look the same. */
export type Keyed = { key: string; stamp: string; draw: () => HTMLElement }
type Drawn = { stamp: string; element: HTMLElement }

const drawn = new WeakMap<Element, Map<string, Drawn>>()

/**
 * Makes the children of `parent` those of `items`, drawing only what is new or changed, so that focus, selection and
 * scroll stay where they are. Tells which elements are new and which are redrawn.
 */
export function drawKeyed(
  parent: Element,
  items: Keyed[],
  tell: (element: HTMLElement, why: 'new' | 'changed') => void = () => undefined,
): void {
  const before = drawn.get(parent) ?? new Map<string, Drawn>()
  const after = new Map<string, Drawn>()
  let cursor: ChildNode | null = parent.firstChild
  for (const { key, stamp, draw } of items) {
    const old = before.get(key)
    const element = old?.stamp === stamp ? old.element : draw()
    after.set(key, { stamp, element })
    if (old !== undefined && old.element !== element) {
      if (cursor === old.element) cursor = element
      old.element.replaceWith(element)
      tell(element, 'changed')
    }
    if (cursor === element) cursor = element.nextSibling
    else parent.insertBefore(element, cursor)
    if (old === undefined) tell(element, 'new')
  }
  for (const [key, { element }] of before) if (!after.has(key)) element.remove()
  drawn.set(parent, after)
}
