import { glassRoutes } from './routes/glass.tsx'
import { safeRoutes } from './routes/safe.tsx'
import { switchRoutes } from './routes/switch.tsx'
import { tendRoutes } from './routes/tend.tsx'
import { vaultRoutes } from './routes/vault.tsx'

/** The door of protection: the vault, those who are named for it, and what neighbours must let go of. */
export const protectionRoutes = [safeRoutes, switchRoutes, vaultRoutes, tendRoutes, glassRoutes]
export { isVaultOpen, type Opened as OpenedVault, openVault } from './acts/open.ts'
export { type OwnVault, openOwnVault } from './acts/own.ts'
export { correctInVault } from './acts/tend.ts'
export { seedProtected } from './demonstration.ts'
export { protectionJobs } from './jobs.ts'
export { staffTexts as protectionStaffTexts, texts as protectionTexts } from './texts/index.ts'
export { type Protected, whenProtected } from './when-protected.ts'
