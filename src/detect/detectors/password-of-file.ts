import type { Detector } from '../detector.ts'
import { toldToOpen } from './password-later.ts'

/** What opens a file that was sent. */
export const passwordOfFile: Detector = {
  name: 'password/of-file',
  kind: 'password',
  source: '« the zip is protected, open it with … », in seven languages',
  anchors: {
    literals: ['protected', '^geschutzt', '^protege', '^protetto', '^protetta', '^protegido', '^beveiligd'],
  },
  needsDigit: true,
  at: toldToOpen,
  hits: [
    'the zip is protected, use ledger' + '-MAY-20 to open it',
    'die Datei ist geschützt, mit beleg' + '-MAI-20 geht sie auf',
    'le zip est protégé, il s’ouvre avec releve' + '-MAI-20',
    'il file è protetto, si apre con bolletta' + '-MAG-20',
    'het bestand is beveiligd, gaat open met nota' + '-MEI-20',
  ],
  misses: [
    'the zip is protected, use winrar to open it',
    'to open it you need Adobe Reader 2024',
    'the endpoint is protected, use OAuth2 for it',
    'die Datei ist geschützt, mit Windows11 geht sie auf',
  ],
}
