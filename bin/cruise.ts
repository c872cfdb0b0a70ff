import { cruise } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTs from 'dependency-cruiser/config-utl/extract-ts-config'

// The dependency rules, as a library: the command line says "no violations" also when it has read no modules at all.

const config = await extractConfig('./.dependency-cruiser.cjs')
const { output } = await cruise(
  ['src'],
  { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true },
  undefined,
  { tsConfig: extractTs('tsconfig.json') },
)
if (typeof output === 'string') throw new Error(output)
const own = output.modules.filter(({ source }) => source.startsWith('src/'))
const pages = own.filter(({ source }) => source.endsWith('.tsx'))
const { violations } = output.summary
const probed = violations.some(({ rule }) => rule.name === 'probe')
const broken = violations.filter(({ rule }) => rule.name !== 'probe')

for (const { rule, from, to } of broken) process.stdout.write(`${rule.name}: ${from} → ${to}\n`)
process.stdout.write(`${own.length} modules, ${pages.length} of them pages, ${broken.length} broken rules\n`)
if (own.length === 0 || pages.length === 0) process.stdout.write('Nothing was read: the rules prove nothing.\n')
if (!probed) process.stdout.write('The probe rule did not fire: the rules prove nothing.\n')
process.exit(own.length > 0 && pages.length > 0 && probed && broken.length === 0 ? 0 : 1)
