/** Which of our kinds answers a rule that a peer tests alone. Rules without a kind of ours are not judged. */
const presidio: Readonly<Record<string, readonly string[]>> = {
  ABA_ROUTING_NUMBER: ['us-routing-number'],
  AU_ABN: ['au-abn'],
  AU_ACN: ['au-acn'],
  AU_MEDICARE: ['au-medicare'],
  AU_TFN: ['au-tfn'],
  CA_SIN: ['ca-sin'],
  CREDIT_CARD: ['payment-card'],
  CRYPTO: ['crypto-wallet'],
  DE_BSNR: ['de-practice-number'],
  DE_FUEHRERSCHEIN: ['driver-licence/de', 'driver-licence/named'],
  DE_HANDELSREGISTER: ['de-register-number'],
  DE_HEALTH_INSURANCE: ['health-insurance-id'],
  DE_ID_CARD: ['de-id-card'],
  DE_KFZ: ['licence-plate/de', 'licence-plate/named'],
  DE_LANR: ['de-physician-number'],
  DE_PASSPORT: ['passport/de', 'passport/named'],
  DE_SOCIAL_SECURITY: ['de-pension-number'],
  DE_TAX_ID: ['de-tax-id'],
  DE_TAX_NUMBER: ['de-tax-number'],
  DE_VAT_ID: ['vat-id'],
  EMAIL_ADDRESS: ['email'],
  ES_NIE: ['es-nie'],
  ES_NIF: ['es-dni'],
  ES_PASSPORT: ['passport/es', 'passport/named'],
  FI_PERSONAL_IDENTITY_CODE: ['fi-hetu'],
  IBAN_CODE: ['iban'],
  IN_AADHAAR: ['in-aadhaar'],
  IN_GSTIN: ['in-gstin'],
  IN_PAN: ['in-pan'],
  IN_PASSPORT: ['passport/in'],
  IN_VEHICLE_REGISTRATION: ['licence-plate/in', 'licence-plate/named'],
  IN_VOTER: ['in-voter-id'],
  IP_ADDRESS: ['ip-address'],
  IT_DRIVER_LICENSE: ['driver-licence/it'],
  IT_FISCAL_CODE: ['it-codice-fiscale'],
  IT_IDENTITY_CARD: ['it-id-card'],
  IT_PASSPORT: ['passport/it'],
  IT_VAT_CODE: ['it-partita-iva'],
  KR_BRN: ['kr-brn'],
  KR_DRIVER_LICENSE: ['driver-licence/kr'],
  KR_FRN: ['kr-frn'],
  KR_PASSPORT: ['passport/kr'],
  KR_RRN: ['kr-rrn'],
  MAC_ADDRESS: ['mac-address'],
  MEDICAL_LICENSE: ['us-dea'],
  NG_NIN: ['ng-nin'],
  NG_VEHICLE_REGISTRATION: ['licence-plate/ng', 'licence-plate/named'],
  PHONE_NUMBER: ['phone'],
  PH_MOBILE_NUMBER: ['phone/ph'],
  PH_TIN: ['ph-tin'],
  PL_PESEL: ['pl-pesel'],
  SE_ORGANISATIONSNUMMER: ['se-organisationsnummer'],
  SE_PERSONNUMMER: ['se-personnummer'],
  SG_NRIC_FIN: ['sg-nric'],
  SG_UEN: ['sg-uen'],
  TH_TNIN: ['th-id'],
  TR_LICENSE_PLATE: ['licence-plate/tr', 'licence-plate/named'],
  TR_NATIONAL_ID: ['tr-kimlik'],
  TR_PHONE_NUMBER: ['phone'],
  UK_DRIVING_LICENCE: ['driver-licence/uk'],
  UK_NHS: ['uk-nhs-number'],
  UK_NINO: ['uk-nino'],
  UK_PASSPORT: ['passport/uk'],
  UK_VEHICLE_REGISTRATION: ['licence-plate/uk', 'licence-plate/named'],
  US_BANK_NUMBER: ['bank-account'],
  US_DRIVER_LICENSE: ['driver-licence/us', 'driver-licence/named'],
  US_ITIN: ['us-itin'],
  US_MBI: ['us-mbi'],
  US_NPI: ['us-npi'],
  US_PASSPORT: ['passport/us', 'passport/named'],
  US_SSN: ['us-ssn'],
  ZA_ID_NUMBER: ['za-id'],
}

const stdnum =
  'ad.nrt=ad-nrt al.nipt=al-nipt ar.cbu=ar-cbu ar.cuit=ar-cuit at.tin=at-tax-number at.uid=vat-id at.vnr=at-svnr au.abn=au-abn au.acn=au-acn au.tfn=au-tfn ' +
  'ba.jmbg=rs-jmbg be.bis=be-nrn be.insz=be-nrn be.nn=be-nrn be.vat=vat-id bg.egn=bg-egn bg.pnf=bg-pnf br.cnpj=br-cnpj br.cpf=br-cpf by.unp=by-unp ' +
  'ca.bn=ca-business-number ca.sin=ca-sin ch.ssn=ch-ahv ch.uid=vat-id cl.rut=cl-rut cn.ric=cn-resident-id cn.uscc=cn-uscc co.nit=co-nit cz.ico=cz-ico ' +
  'cz.rc=cz-rodne-cislo de.idnr=de-tax-id de.passport=passport/de de.pwnr=de-id-card de.stnr=de-tax-number de.svnr=de-pension-number de.vat=vat-id dk.cpr=dk-cpr dk.cvr=dk-cvr,vat-id cy.vat=vat-id cz.dic=vat-id lt.pvm=vat-id ro.cif=ro-cui,vat-id ' +
  'do.cedula=do-cedula do.rnc=do-rnc ec.ci=ec-cedula ec.ruc=ec-ruc ee.ik=ee-isikukood ee.registrikood=ee-registrikood ' +
  'es.cif=es-cif es.dni=es-dni es.nie=es-nie es.nif=es-dni,es-nie,es-cif es.nss=es-nss fi.alv=vat-id fi.hetu=fi-hetu fi.ytunnus=fi-y-tunnus ' +
  'fr.nif=fr-nif fr.nir=fr-nir fr.siren=fr-siret fr.siret=fr-siret fr.tva=vat-id gb.nino=uk-nino gb.utr=uk-utr gb.vat=vat-id gh.tin=gh-tin gr.amka=gr-amka ' +
  'gr.vat=gr-afm gt.cui=gt-cui gt.nit=gt-nit hk.hkid=hk-id hr.oib=hr-oib hu.anum=vat-id id.npwp=id-npwp ie.pps=ie-pps ie.vat=vat-id il.idnr=il-id ' +
  'in.aadhaar=in-aadhaar in.gstin=in-gstin in.pan=in-pan is.kennitala=is-kennitala it.codicefiscale=it-codice-fiscale it.iva=it-partita-iva jp.cn=jp-corporate-number ' +
  'jp.in=jp-my-number ke.pin=ke-pin kr.brn=kr-brn kr.rrn=kr-rrn lt.asmens=lt-asmens-kodas lu.tva=vat-id lv.pvn=lv-personas-kods ma.ice=ma-ice md.idno=md-idno ' +
  'me.jmbg=rs-jmbg me.pib=me-pib mk.edb=mk-edb mk.jmbg=rs-jmbg mt.vat=vat-id mu.nid=mu-nid mx.clabe=mx-clabe mx.curp=mx-curp mx.rfc=mx-rfc my.nric=my-nric ' +
  'mz.nuit=mz-nuit nl.bsn=nl-bsn nl.btw=vat-id no.fodselsnummer=no-fodselsnummer no.kontonr=no-bank-account no.orgnr=no-orgnr nz.ird=nz-ird pe.cui=pe-cui ' +
  'pe.ruc=pe-ruc pk.cnic=pk-cnic pl.nip=pl-nip,vat-id pl.pesel=pl-pesel pl.regon=pl-regon pt.cc=pt-citizen-card pt.nif=pt-nif py.ruc=py-ruc ro.cnp=ro-cnp ro.cui=ro-cui ' +
  'rs.jmbg=rs-jmbg rs.pib=rs-pib ru.inn=ru-inn se.orgnr=se-organisationsnummer se.personnummer=se-personnummer se.vat=vat-id sg.uen=sg-uen si.ddv=vat-id si.emso=rs-jmbg ' +
  'sk.dph=vat-id sk.rc=cz-rodne-cislo sv.nit=sv-nit th.idnr=th-id th.moa=th-tax-number th.tin=th-tax-number tr.tckimlik=tr-kimlik tr.vkn=tr-vkn ' +
  'tw.natid=tw-national-id tw.ubn=tw-ubn ua.edrpou=ua-edrpou ua.rntrc=ua-rnokpp us.ein=us-ein us.rtn=us-routing-number us.ssn=us-ssn uy.cedula=uy-cedula uy.rut=uy-rut ' +
  've.rif=ve-rif vn.mst=vn-mst za.idnr=za-id za.tin=za-tax-number'

const bySet: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = {
  'presidio-recognizer-tests': new Map(Object.entries(presidio)),
  'national-numbers-stdnum-js': new Map(
    stdnum.split(' ').map((one) => {
      const [scheme = '', kinds = ''] = one.split('=')
      return [scheme, kinds.split(',')] as const
    }),
  ),
}

/** The vendor that a rule of gitleaks is for, as we call it; undefined where any secret is meant. */
export function vendorOfRule(rule: string): string | undefined {
  if (/^(?:generic|curl|kubernetes|private-key|jwt|nuget)/.test(rule)) return undefined
  if (rule.startsWith('gcp')) return 'google'
  if (rule.startsWith('vault')) return 'hashicorp-vault'
  if (rule === 'discord-client-id') return 'discord-client'
  return rule.split('-')[0]
}

export function kindsOfRule(set: string, rule: string | undefined): readonly string[] | undefined {
  return rule === undefined ? undefined : bySet[set]?.get(rule)
}
