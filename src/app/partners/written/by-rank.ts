/** In the order of the first part in which two ranks differ. */
export function byRank<T>(rankOf: (one: T) => (number | string)[]): (a: T, b: T) => number {
  return (a, b) => {
    const [one, other] = [rankOf(a), rankOf(b)]
    const at = one.findIndex((part, index) => part !== other[index])
    if (at === -1) return 0
    return one[at]! < other[at]! ? -1 : 1
  }
}
