import { deDocumentShort, deHealthInsurance, dePensionNumber, esDni, esNie, fiHetu, fiHetuLettered, hkId, iePps, inGstin, inPan, itCodiceFiscale, mxCurp, sgNric, twNationalId, ukDriver, usDea, usMbi, veRif } from '../checks/lettered-checks.ts'
import { aeEmiratesId, arCbu, brPis, arCuit, atSvnr, auAbn, auAcn, auMedicare, auTfn, balticCode, beNrn, bgEgn, brCnpj, brCpf, caSin, chAhv, clRut, cnRic, coNit, czRc, dkCpr, doCedula, ecCedula, egNationalId, frNir, frSiren, grAmka, hrOib, huTaj, idNpwp, ilId, inAadhaar, isKennitala, jmbg, jpMyNumber, krFrn, krRrnDrawn, kzIin, luNationalId, lvPersonasKods, mxClabe, myNric, ngNin, nlBsn, noFodselsnummer, nzIrd, peRuc, pkCnic, plNip, plPesel, ptNif, ptNiss, pyRuc, roCnp, ruInn, sePersonnummer, thId, trKimlik, uaRntrc, ukUtr, usNpi, usRouting, uyCedula, vnMst, zaId } from '../checks/national-checks.ts'
/** One row a scheme: where its digits stand, which check holds, which words name it. `std` names the scheme in the npm package stdnum, the oracle of the property test. */
export type Row = {
  readonly kind: string
  readonly name?: string
  /** Groupings of digits, or shapes of letters and digits. */
  readonly forms: string
  readonly check: (value: string) => boolean
  /** How far it stands without words: `evident` by itself, `formed` when written with its separators, `checked` as a bare answer only, `unchecked` never, `written` without check digits but with its separators, `worded` only with a word. */
  readonly strength: 'evident' | 'formed' | 'checked' | 'unchecked' | 'written' | 'worded'
  readonly source: string
  readonly context: string
  /** A word that names it in capitals alone, because small it is another: EIN. */
  readonly shouted?: string
  readonly std?: string
  readonly hit: string
}

export const nationalRows: readonly Row[] = [
  { kind: 'nl-bsn', forms: '9 4-2-3 3-3-3 2-3-4', check: nlBsn, strength: 'checked', source: 'Wet algemene bepalingen burgerservicenummer, 11-proef', context: 'bsn, burgerservicenummer, sofinummer, burger service nummer', std: 'NL.bsn', hit: '452500485' },
  { kind: 'nl-bsn', name: 'nl-bsn/eight', forms: '8', check: nlBsn, strength: 'worded', source: 'Wet algemene bepalingen burgerservicenummer, without its zero', context: 'bsn, burgerservicenummer, sofinummer', hit: '40645678' },
  { kind: 'be-nrn', forms: '11 6-3-2 2-2-2-3-2', check: beNrn, strength: 'formed', source: 'Rijksregister, mod 97', context: 'rijksregisternummer, rijksregister, registre national, nationaal nummer, numero national, insz, niss, nrn, national number', std: 'BE.nn', hit: '13122433875' },
  { kind: 'pl-pesel', forms: '11', check: plPesel, strength: 'checked', source: 'Ustawa o ewidencji ludności, PESEL', context: 'pesel, numer pesel', std: 'PL.pesel', hit: '84031206088' },
  { kind: 'pl-nip', forms: '10 3-3-2-2 3-2-2-3', check: plNip, strength: 'checked', source: 'NIP, weights mod 11', context: 'nip, numer nip', std: 'PL.nip', hit: '1713833733' },
  { kind: 'pt-nif', forms: '9 3-3-3', check: ptNif, strength: 'checked', source: 'Autoridade Tributária, NIF', context: 'nif, contribuinte, numero de contribuinte, nipc', std: 'PT.nif', hit: '106933680' },
  { kind: 'se-personnummer', forms: '6-4 8-4 12 10', check: sePersonnummer, strength: 'formed', source: 'Skatteverket SKV 704', context: 'personnummer, personal number, personal identity code, pnr, samordningsnummer, personnr, pnr', hit: '411079-7398' },
  { kind: 'ch-ahv', forms: '3-4-4-2 13 11-2', check: chAhv, strength: 'evident', source: 'ZAS, 13-digit AHV number', context: 'ahv, ahv nummer, avs, numero avs, sozialversicherungsnummer, versichertennummer, oasi', std: 'CH.ssn', hit: '756 9861 0174 19' },
  { kind: 'at-svnr', forms: '10 4-6', check: atSvnr, strength: 'checked', source: 'Österreichische Sozialversicherung', context: 'svnr, sv nummer, sozialversicherungsnummer, versicherungsnummer, e card', std: 'AT.vnr', hit: '5865120311' },
  { kind: 'ca-sin', forms: '3-3-3 9', check: caSin, strength: 'formed', source: 'Service Canada, Luhn', context: 'sin, social insurance, nas, social insurance number, assurance sociale', std: 'CA.sin', hit: '690 719 570' },
  { kind: 'au-tfn', forms: '3-3-3 9 8', check: auTfn, strength: 'checked', source: 'Australian Taxation Office', context: 'tfn, tax file number, tax file', std: 'AU.tfn', hit: '346 481 874' },
  { kind: 'au-medicare', forms: '4-5-1 10', check: auMedicare, strength: 'checked', source: 'Services Australia, Medicare card', context: 'medicare, medicare number, medicare card', hit: '3798 35353 4' },
  { kind: 'au-abn', forms: '2-3-3-3 11', check: auAbn, strength: 'checked', source: 'Australian Business Register', context: 'abn, business number', std: 'AU.abn', hit: '60 286 363 876' },
  { kind: 'au-acn', forms: '3-3-3 9', check: auAcn, strength: 'checked', source: 'ASIC, company number check digit', context: 'acn, company number', std: 'AU.acn', hit: '135 520 348' },
  { kind: 'in-aadhaar', forms: '4-4-4 12', check: inAadhaar, strength: 'formed', source: 'UIDAI, Verhoeff', context: 'aadhaar, aadhar, uidai, uid, adhaar, adhar', std: 'IN.aadhaar', hit: '3038 6074 9728' },
  { kind: 'in-pan', forms: 'AAAAA9999A', check: inPan, strength: 'evident', source: 'Income Tax Department, PAN structure', context: 'pan, pan number, pan card, permanent account number', std: 'IN.pan', hit: 'YYCPL1287E' },
  { kind: 'in-gstin', forms: '99AAAAA9999A9AA 99AAAAA9999A9A9 99AAAAA9999AAAA 99AAAAA9999AAA9', check: inGstin, strength: 'evident', source: 'GSTN, check character', context: 'gstin, gst, gst number', std: 'IN.gstin', hit: '27AAPFU0939F1ZV' },
  { kind: 'br-cpf', forms: '3-3-3-2 11 9-2', check: brCpf, strength: 'formed', source: 'Receita Federal, CPF', context: 'cpf, cadastro de pessoa', std: 'BR.cpf', hit: '683.904.378-99' },
  { kind: 'br-cnpj', forms: '2-3-3-4-2 14 8-4-2', check: brCnpj, strength: 'formed', source: 'Receita Federal, CNPJ', context: 'cnpj, cadastro nacional', std: 'BR.cnpj', hit: '16.502.219.5992.09' },
  { kind: 'br-pis', forms: '3-5-2-1 11', check: brPis, strength: 'worded', source: 'Caixa Econômica Federal, PIS/PASEP', context: 'pis, pasep, nit, nis', hit: '120.12345.67-2' },
  { kind: 'mx-curp', forms: 'AAAA999999AAAAAA99 AAAA999999AAAAAAA9', check: mxCurp, strength: 'evident', source: 'RENAPO, CURP', context: 'curp, clave unica', std: 'MX.curp', hit: 'GOMC840319HDFRRR04' },
  { kind: 'mx-clabe', forms: '18 3-3-11-1', check: mxClabe, strength: 'checked', source: 'Banco de México, CLABE', context: 'clabe, cuenta clabe, interbancaria', std: 'MX.clabe', hit: '002010899300213916' },
  { kind: 'jp-my-number', forms: '4-4-4 12', check: jpMyNumber, strength: 'checked', source: 'Ministry of Internal Affairs, My Number', context: 'my number, individual number, kojin bango, マイナンバー, マイナンバーは', std: 'JP.in', hit: '2343 1455 3986' },
  { kind: 'kr-frn', forms: '6-7 13', check: krFrn, strength: 'formed', source: 'Korean immigration act, registration number of a foreigner', context: 'frn, foreigner registration, alien registration, foreign registration, 외국인등록번호', hit: '880215-5532077' },
  { kind: 'kr-rrn', forms: '6-7 13', check: krRrnDrawn, strength: 'formed', source: 'Korean resident registration act; without check digit since October 2020', context: 'rrn, resident registration, resident number, jumin, 주민등록번호, 주민번호', std: 'KR.rrn', hit: '880215-1532077' },
  { kind: 'sg-nric', forms: 'A9999999A', check: sgNric, strength: 'evident', source: 'ICA Singapore, NRIC and FIN', context: 'nric, fin, ic number', hit: 'S3711236D' },
  { kind: 'ae-emirates-id', forms: '3-4-7-1 15', check: aeEmiratesId, strength: 'formed', source: 'Federal Authority for Identity and Citizenship, Luhn', context: 'emirates id, eid, id number, uae id', hit: '784-1985-1234567-3' },
  { kind: 'pt-niss', forms: '11', check: ptNiss, strength: 'worded', source: 'Segurança Social, NISS', context: 'niss, seguranca social, numero de seguranca social', hit: '12345678902' },
  { kind: 'za-id', forms: '13 6-4-2-1 6-4-3', check: zaId, strength: 'checked', source: 'Department of Home Affairs, Luhn', context: 'id number, sa id, identity number, id', std: 'ZA.idnr', hit: '7106304710161' },
  { kind: 'fr-nir', forms: '15 1-2-2-2-3-3-2 13-2 1-2-2-2-3-3-2', check: frNir, strength: 'evident', source: 'INSEE, NIR', context: 'nir, securite sociale, numero de securite, insee, carte vitale, secu', std: 'FR.nir', hit: '184079366107610' },
  { kind: 'fr-siret', forms: '14 3-3-3-5 9 3-3-3', check: frSiren, strength: 'checked', source: 'INSEE, SIRET', context: 'siret, siren', std: 'FR.siret', hit: '21069604693846' },
  { kind: 'es-dni', forms: '99999999A', check: esDni, strength: 'formed', source: 'Real Decreto 1553/2005', context: 'dni, nif, d n i, documento nacional', std: 'ES.dni', hit: '72950963T' },
  { kind: 'es-nie', forms: 'A9999999A', check: esNie, strength: 'evident', source: 'Orden INT/2058/2008', context: 'nie, n i e, numero de extranjero', std: 'ES.nie', hit: 'X7649505G' },
  { kind: 'it-codice-fiscale', forms: 'AAAAAA99A99A999A', check: itCodiceFiscale, strength: 'evident', source: 'Agenzia delle Entrate, D.M. 23/12/1976', context: 'codice fiscale, cf, cod fiscale', std: 'IT.codicefiscale', hit: 'RSSMRA84C12H501I' },
  { kind: 'it-partita-iva', forms: '11', check: frSiren, strength: 'checked', source: 'Agenzia delle Entrate, partita IVA', context: 'partita iva, p iva, p i, piva, vat', std: 'IT.iva', hit: '40796580401' },
  { kind: 'de-pension-number', forms: '99999999A999', check: dePensionNumber, strength: 'evident', source: 'VKVV § 4, Rentenversicherungsnummer', context: 'rentenversicherungsnummer, sozialversicherungsnummer, versicherungsnummer, sv nummer, rvnr, rentenversicherungsnr, sv nr', std: 'DE.svnr', hit: '65150174R289' },
  { kind: 'uk-utr', forms: '10 5-5', check: ukUtr, strength: 'checked', source: 'HMRC, unique taxpayer reference', context: 'utr, unique taxpayer, taxpayer reference, self assessment', std: 'GB.utr', hit: '9646422515' },
  { kind: 'us-routing-number', forms: '9 4-4-1', check: usRouting, strength: 'checked', source: 'American Bankers Association', context: 'routing, routing number, aba, rtn, transit number, routing no', std: 'US.rtn', hit: '124296127' },
  { kind: 'us-npi', forms: '10 4-3-3', check: usNpi, strength: 'checked', source: 'CMS, national provider identifier, Luhn with 80840', context: 'npi, national provider, provider number', hit: '2892097637' },
  { kind: 'us-dea', forms: 'AA9999999 A99999999', check: usDea, strength: 'checked', source: 'DEA registration number', context: 'dea, dea number, dea no', hit: 'MD5394363' },
  { kind: 'us-mbi', forms: '9AA9AA9AA99 9A99A99AA99 9AA9A99AA99 9A99AA9AA99', check: usMbi, strength: 'evident', source: 'CMS, Medicare beneficiary identifier', context: 'mbi, medicare, beneficiary, medicare number', hit: '1EG4TE5MK73' },
  { kind: 'dk-cpr', forms: '6-4 10', check: dkCpr, strength: 'unchecked', source: 'CPR-kontoret, since 2007 without check digit', context: 'cpr, cpr nummer, cpr number, personnummer', hit: '020778-3282' },
  { kind: 'no-fodselsnummer', forms: '11 6-5', check: noFodselsnummer, strength: 'checked', source: 'Skatteetaten, fødselsnummer', context: 'fodselsnummer, fødselsnummer, personnummer, national identity, f dselsnummer, fnr', std: 'NO.fodselsnummer', hit: '06038445284' },
  { kind: 'fi-hetu', forms: '999999999A 9999999999', check: fiHetu, strength: 'checked', source: 'Digi- ja väestötietovirasto', context: 'hetu, henkilotunnus, personal identity code, personbeteckning, sotu', hit: '131052-308T' },
  { kind: 'fi-hetu', name: 'fi-hetu/fiHetuLettered', forms: '999999A999A 999999A9999', check: fiHetuLettered, strength: 'evident', source: 'Digi- ja väestötietovirasto, signs of 2023', context: 'hetu, henkilotunnus, sotu', hit: '010594Y9032' },
  { kind: 'ee-isikukood', forms: '11', check: balticCode, strength: 'checked', source: 'Estonian population register', context: 'isikukood, personal code', std: 'EE.ik', hit: '74303131226' },
  { kind: 'cz-rodne-cislo', forms: '6-4 10', check: czRc, strength: 'formed', source: 'Zákon 133/2000 Sb.', context: 'rodne cislo, rc, birth number, rodne', std: 'CZ.rc', hit: '200810-3636' },
  { kind: 'ro-cnp', forms: '13', check: roCnp, strength: 'checked', source: 'Ordonanța 97/2005, CNP', context: 'cnp, cod numeric personal', std: 'RO.cnp', hit: '5100421121005' },
  { kind: 'bg-egn', forms: '10', check: bgEgn, strength: 'checked', source: 'ЕСГРАОН, ЕГН', context: 'egn, егн', std: 'BG.egn', hit: '7528060439' },
  { kind: 'hr-oib', forms: '11', check: hrOib, strength: 'checked', source: 'Zakon o osobnom identifikacijskom broju', context: 'oib, osobni identifikacijski', std: 'HR.oib', hit: '17425523054' },
  { kind: 'rs-jmbg', forms: '13', check: jmbg, strength: 'checked', source: 'JMBG, law of 1976', context: 'jmbg, maticni broj, emso, embg', std: 'BA.jmbg', hit: '1203984716860' },
  { kind: 'gr-amka', forms: '11', check: grAmka, strength: 'checked', source: 'ΗΔΙΚΑ, ΑΜΚΑ', context: 'amka, αμκα', std: 'GR.amka', hit: '27101829474' },
  { kind: 'tr-kimlik', forms: '11', check: trKimlik, strength: 'checked', source: 'Nüfus ve Vatandaşlık İşleri', context: 'turkish id, tc kimlik, kimlik, kimlik no, tckn, tc no, t c kimlik', std: 'TR.tckimlik', hit: '27668413478' },
  { kind: 'il-id', forms: '9 8-1 7-1', check: ilId, strength: 'checked', source: 'Population and Immigration Authority', context: 'teudat zehut, israeli id, mispar zehut, תעודת זהות', std: 'IL.idnr', hit: '581262649' },
  { kind: 'cn-resident-id', forms: '18', check: cnRic, strength: 'evident', source: 'GB 11643-1999', context: 'resident id, shenfenzheng, id card, identity card, 身份证号', std: 'CN.ric', hit: '110101198403159571' },
  { kind: 'cn-resident-id', name: 'cn-resident-id/cnRic', forms: '99999999999999999A', check: cnRic, strength: 'evident', source: 'GB 11643-1999, check X', context: 'resident id, shenfenzheng, id card, identity card, 身份证号', hit: '11010119840320044X' },
  { kind: 'th-id', forms: '1-4-5-2-1 13', check: thId, strength: 'formed', source: 'Department of Provincial Administration', context: 'thai id, citizen id, national id, thai national, เลขบัตรประชาชน', std: 'TH.idnr', hit: '7 2429 72675 21 1' },
  { kind: 'tw-national-id', forms: 'A999999999', check: twNationalId, strength: 'checked', source: 'Ministry of the Interior, Taiwan', context: 'national id, taiwan id, identity card, arc number, 身分證字號', std: 'TW.natid', hit: 'P275140336' },
  { kind: 'hk-id', forms: 'A9999999 A999999A AA9999999 AA999999A', check: hkId, strength: 'checked', source: 'Immigration Department, HKID', context: 'hkid, hong kong id, hong kong identity, hkic', hit: 'N7614630' },
  { kind: 'my-nric', forms: '6-2-4 12', check: myNric, strength: 'written', source: 'Jabatan Pendaftaran Negara', context: 'mykad, nric, ic number, kad pengenalan', hit: '121231-31-8286' },
  { kind: 'ar-cuit', forms: '2-8-1 11', check: arCuit, strength: 'formed', source: 'AFIP, CUIT and CUIL', context: 'cuit, cuil, clave unica', std: 'AR.cuit', hit: '20-78492619-3' },
  { kind: 'ar-cbu', forms: '22 8-14', check: arCbu, strength: 'checked', source: 'BCRA, CBU', context: 'cbu, clave bancaria', std: 'AR.cbu', hit: '8728493399681894970277' },
  { kind: 'cl-rut', forms: '2-3-3-1 8-1 1-3-3-1 7-1 9', check: clRut, strength: 'formed', source: 'Servicio de Impuestos Internos', context: 'rut, run, rol unico', std: 'CL.rut', hit: '00-031-221-5' },
  { kind: 'cl-rut', name: 'cl-rut/clRut', forms: '99999999A 9999999A', check: clRut, strength: 'checked', source: 'Servicio de Impuestos Internos, check K', context: 'rut, run, rol unico', hit: '24478772K' },
  { kind: 'co-nit', forms: '9-1 3-3-3-1 10', check: coNit, strength: 'checked', source: 'DIAN, NIT', context: 'nit', std: 'CO.nit', hit: '778399701-0' },
  { kind: 'pe-ruc', forms: '11', check: peRuc, strength: 'checked', source: 'SUNAT, RUC', context: 'ruc', std: 'PE.ruc', hit: '16545233111' },
  { kind: 'ec-cedula', forms: '10 9-1', check: ecCedula, strength: 'checked', source: 'Registro Civil del Ecuador', context: 'cedula, cedula de identidad, cedula de ciudadania', std: 'EC.ci', hit: '2348461548' },
  { kind: 'uy-cedula', forms: '1-3-3-1 8 7-1', check: uyCedula, strength: 'formed', source: 'DNIC, cédula de identidad', context: 'cedula, ci, cedula de identidad', std: 'UY.cedula', hit: '5-014-839-1' },
  { kind: 'do-cedula', forms: '3-7-1 11', check: doCedula, strength: 'formed', source: 'Junta Central Electoral, Luhn', context: 'cedula', std: 'DO.cedula', hit: '898-0532338-6' },
  { kind: 'ua-rnokpp', forms: '10', check: uaRntrc, strength: 'checked', source: 'ДПС, РНОКПП', context: 'rnokpp, ipn, іпн, рнокпп, ідентифікаційний код', std: 'UA.rntrc', hit: '6909807060' },
  { kind: 'ru-inn', forms: '12 10', check: ruInn, strength: 'checked', source: 'ФНС, ИНН', context: 'inn, инн', std: 'RU.inn', hit: '713202117122' },
  { kind: 'is-kennitala', forms: '6-4 10', check: isKennitala, strength: 'checked', source: 'Þjóðskrá, kennitala', context: 'kennitala, kt, kennitalan', std: 'IS.kennitala', hit: '240698-2776' },
  { kind: 'ie-pps', forms: '9999999A 9999999AA', check: iePps, strength: 'formed', source: 'Department of Social Protection', context: 'pps, ppsn, pps number, personal public service', std: 'IE.pps', hit: '7591343S' },
  { kind: 'nz-ird', forms: '9 8 2-3-3 3-3-3', check: nzIrd, strength: 'checked', source: 'Inland Revenue, RWT specification', context: 'ird, ird number, inland revenue', std: 'NZ.ird', hit: '141319604' },
  { kind: 'id-npwp', forms: '2-3-3-1-3-3 15', check: idNpwp, strength: 'formed', source: 'Direktorat Jenderal Pajak, NPWP', context: 'npwp', std: 'ID.npwp', hit: '58 057 931 6 722 231' },
  { kind: 'pk-cnic', forms: '5-7-1 13', check: pkCnic, strength: 'written', source: 'NADRA', context: 'cnic, nadra, id card', hit: '37484-1742550-7' },
  { kind: 'ng-nin', forms: '11 4-3-4', check: ngNin, strength: 'checked', source: 'NIMC, Verhoeff', context: 'nin, nimc, national identification', hit: '98298456908' },
  { kind: 'hu-taj', forms: '9 3-3-3', check: huTaj, strength: 'checked', source: 'NEAK, TAJ', context: 'taj, taj szam', hit: '073487449' },
  { kind: 'de-id-card', forms: 'A99999999 AA9999999 AAA999999 A99A9A999 A99A99A99 A9AA99A99', check: deDocumentShort, strength: 'unchecked', source: 'PAuswV, serial number', context: 'personalausweis, ausweis, personalausweisnummer, ausweisnummer, id card', hit: 'C59175595' },
  { kind: 'health-insurance-id', forms: 'A999999999', check: deHealthInsurance, strength: 'checked', source: 'GKV-Spitzenverband, Krankenversichertennummer', context: 'krankenversichertennummer, versichertennummer, kvnr, krankenkasse, krankenversicherung, gesundheitskarte, kv nummer', hit: 'D503636310' },
  { kind: 'driver-licence', name: 'driver-licence/uk', forms: 'AAAAA999999AA99A AAAAA999999AA99A99 AAAAA999999AA9AA99 AA999999999AA9AA AA999999999AA999 AAA99999999AA9AA AAA99999999AA999 AAAA9999999AA9AA AAAA9999999AA999 AAAAA999999AA9AA AAAAA999999AA999 AAAAA9999999AAAA AAAAA9999999A9AA', check: ukDriver, strength: 'evident', source: 'DVLA, driver number', context: 'driving licence, driver, licence, license, dvla', hit: 'MORGA753116SM9IJ' },
  { kind: 'lv-personas-kods', forms: '6-5 11', check: lvPersonasKods, strength: 'formed', source: 'PMLP, personas kods', context: 'personas kods, personas kodu, pk', std: 'LV.pvn', hit: '161175-19997' },
  { kind: 'lu-national-id', forms: '13 4-2-2-5 8-5', check: luNationalId, strength: 'checked', source: 'CTIE, matricule, Luhn and Verhoeff', context: 'matricule, numero d identification, luxembourg national', hit: '1984031277822' },
  { kind: 'kz-iin', forms: '12', check: kzIin, strength: 'checked', source: 'Republic of Kazakhstan, IIN', context: 'iin, иин, zhsn, жсн, kazakh identity', hit: '840312145286' },
  { kind: 'eg-national-id', forms: '14', check: egNationalId, strength: 'unchecked', source: 'Egyptian civil registry', context: 'national id, egyptian id, egyptian identity, raqam qawmi, الرقم القومي', hit: '29001011234567' },
  { kind: 've-rif', forms: 'A999999999', check: veRif, strength: 'evident', source: 'SENIAT, RIF', context: 'rif, seniat, cedula', std: 'VE.rif', hit: 'V114702834' },
  { kind: 'py-ruc', forms: '8-1 7-1', check: pyRuc, strength: 'checked', source: 'DNIT Paraguay, RUC', context: 'ruc, paraguay', std: 'PY.ruc', hit: '80028061-0' },
  { kind: 'vn-mst', forms: '10 10-3', check: vnMst, strength: 'checked', source: 'General Department of Taxation of Vietnam, MST', context: 'mst, ma so thue, tax code', std: 'VN.mst', hit: '0100233488' },
]
