import { takeServerPlace } from '../../src/storage/take-server-place.ts'

// The other process of server-place.test.ts: holds the place until it is killed.

const [databaseUrl = ''] = process.argv.slice(2)
await takeServerPlace(databaseUrl)
process.stdout.write('held\n')
process.stdin.resume()
