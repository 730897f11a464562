/** An object or a list that is open: the names said in it, and the one or the place that stands next. */
type Level = { names: Set<string> | undefined; at: string | number; isName: boolean }

/**
 * Where an object of a JSON text says a name twice, as the path to it: parsers differ in which of the two holds, and most say nothing. Of a text that was parsed: of
 * what is no JSON it says anything.
 */
export function repeatedName(json: string): (string | number)[] | undefined {
  const open: Level[] = []
  for (let place = 0; place < json.length; place++) {
    const level = open.at(-1)
    switch (json.charAt(place)) {
      case '{':
        open.push({ names: new Set(), at: '', isName: true })
        break
      case '[':
        open.push({ names: undefined, at: 0, isName: false })
        break
      case '}':
      case ']':
        open.pop()
        break
      case ':':
        if (level) level.isName = false
        break
      case ',':
        if (typeof level?.at === 'number') level.at++
        else if (level) level.isName = true
        break
      case '"': {
        const end = endOfString(json, place)
        if (level?.isName) {
          level.at = String(JSON.parse(json.slice(place, end + 1)))
          if (level.names?.has(level.at)) return open.map(({ at }) => at)
          level.names?.add(level.at)
        }
        place = end
      }
    }
  }
  return undefined
}

function endOfString(json: string, begins: number): number {
  let place = begins + 1
  while (place < json.length && json[place] !== '"') place += json[place] === '\\' ? 2 : 1
  return place
}
