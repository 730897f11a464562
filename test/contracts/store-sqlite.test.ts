import { onTestFinished } from 'vitest'
import { openStore } from '../../src/storage/open-store.ts'
import { openTestStore, quietLog } from '../kit/test-store.ts'
import { storeContract } from './store.contract.ts'

storeContract('SQLite', async () => {
  const { store, databaseUrl, dispose } = await openTestStore()
  onTestFinished(dispose)
  return {
    store,
    async another() {
      const other = await openStore({ databaseUrl, log: quietLog })
      onTestFinished(() => other.close())
      return other
    },
  }
})
