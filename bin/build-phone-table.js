// Writes src/detect/checks/phone-table.ts from libphonenumber-js's metadata: calling code, region, national prefix, national pattern.
// Run it after an update of that package: node bin/build-phone-table.js
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'

const metadata = createRequire(import.meta.url)('libphonenumber-js/metadata.min.json')
const rows = []
for (const [code, regions] of Object.entries(metadata.country_calling_codes)) {
  // The 25 regions of calling code 1 share one plan: area code and exchange both begin with 2 to 9.
  if (code === '1') {
    rows.push(['1', 'US', '1', '[2-9]\\d{2}[2-9]\\d{6}'])
    continue
  }
  for (const region of regions) {
    const country = metadata.countries[region]
    if (country) rows.push([code, region, country[5] ?? '', country[2]])
  }
}
for (const [code, entity] of Object.entries(metadata.nonGeographic ?? {})) rows.push([code, '001', '', entity[2]])
const lines = rows.map((row) => row.join(' '))
writeFileSync(
  new URL('../src/detect/checks/phone-table.ts', import.meta.url),
  `/** Made by bin/build-phone-table.js from libphonenumber's metadata. One row: calling code, region, national prefix (may be empty), national pattern. */\nexport const phoneTable = String.raw\`${lines.join('\n')}\`\n`,
)
console.log(`${rows.length} regions`)
