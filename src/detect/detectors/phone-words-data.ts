/** Words near a telephone number and near numbers that are none: lower-case, without accents. */

export const phoneWords: readonly string[] = [
  'phone', 'phones', 'telephone', 'tel', 'mobile', 'cell', 'cellphone', 'call', 'calling', 'dial', 'fax', 'contact', 'whatsapp', 'sms', 'text',
  'reach', 'ring', 'hotline', 'landline', 'ph', 'signal', 'message', 'messages', 'office', 'telefon', 'telefonnummer', 'handy', 'handynummer', 'handynr', 'telnr', 'cel', 'zap', 'zapzap', 'wpp', 'cellnumber', 'mobil',
  'mobilnummer', 'rufnummer', 'anrufen', 'festnetz', 'ruf', 'erreichbar', 'telefax', 'portable', 'appeler', 'appelez', 'telefono',
  'movil', 'celular', 'llamar', 'llame', 'tfno', 'tlf', 'tfn', 'telf', 'telemovel', 'telefone', 'recapito', 'cellulare', 'chiamare', 'telefoon',
  'telefoonnummer', 'mobiel', 'bellen', 'gsm', 'fijo',
  'erreichen', 'erreiche', 'joindre', 'joignable', 'rappeler', 'contactar', 'localizar', 'raggiungere', 'bereiken', 'bereikbaar', 'reachable',
  'callback', 'contacto', 'contato', 'contatto', 'kontakt', 'fone', 'natel', 'telefonnr',
  'llamen', 'llamad', 'llamadme', 'rappelez', 'richiamare', 'richiamatemi', 'terugbellen', 'tlm', 'telem', 'llamame', 'llamenme', 'llamarme', 'marca', 'marcar', 'liga', 'ligue', 'ligar', 'liguem', 'chiamami', 'chiamatemi', 'chiama', 'appelle', 'tlfn', 'mob', 'bel', 'zadzwon', 'dzwonic', 'dzwoncie', 'zadzwoncie', 'komorka', 'puhelin', 'telefonszam', 'cep', 'notfall', 'prevenir', 'avisar', 'maman', 'mum', 'mama', 'papa', 'opa', 'oma', 'abuelo', 'abuela',
]

/** « my number is » says phone, unless another word says whose number. */
export const vagueWords: readonly string[] = [
  'number', 'numbers', 'nummer', 'numero', 'no', 'num', 'nr',
]

export const otherNumbers: readonly string[] = [
  'order', 'invoice', 'account', 'acct', 'policy', 'claim', 'booking', 'ticket', 'tracking', 'reference', 'ref', 'case', 'serial', 'product', 'item',
  'isbn', 'id', 'confirmation', 'transaction', 'flight', 'routing', 'sku', 'imei', 'card', 'ssn', 'social', 'tax', 'tin', 'passport', 'npi', 'dea',
  'license', 'licence', 'iban', 'bestellnummer', 'bestellung', 'rechnung', 'rechnungsnummer', 'kundennummer', 'auftragsnummer', 'vertragsnummer',
  'sendungsnummer', 'konto', 'kontonummer', 'steuer', 'commande', 'facture', 'pedido', 'factura', 'cuenta', 'nhc', 'nass', 'nif', 'dni', 'cp',
  'offset', 'epoch', 'mbps', 'bytes', 'auftragsnr', 'bestellnr', 'rechnungsnr', 'kundennr', 'seriennr', 'artikelnr', 'uid', 'pid', 'model', 'modelo', 'modell', 'lot', 'art', 'article', 'artikel', 'articulo', 'artigo', 'articolo', 'auftrag', 'vertrag', 'part',
  'serijski', 'seryjny', 'serijos', 'seri', 'resi', 'rastreio', 'rastreo', 'seguimiento', 'spedizione', 'przesylki', 'posiljke', 'siuntos', 'takip', 'trackingcode', 'sporingsnummer', 'faktura', 'faktur', 'faktury', 'saskaita', 'tiket', 'talep', 'incidencia', 'uzklausa', 'chamado', 'ordrenummer', 'поруџбина', 'поруџбине', 'заказ', 'заказа', 'замовлення', 'фактура',
  'rodne', 'cep', 'nonce', 'seed', 'siparis', 'pesanan', 'zamowienie', 'zamowienia', 'narudzba', 'narudzbe', 'porudzbine', 'uzsakymas', 'uzsakymo', 'bestilling', 'ordre', 'sagsnummer', 'tilaus', 'tilausnumero', 'objednavka', 'objednavky', 'rendeles', 'comanda', 'plz', 'postleitzahl', 'postcode', 'version', 'timestamp', 'vat', 'po', 'pin', 'zip', 'commit', 'episode', 'colegiado', 'col', 'expediente', 'historia',
  'cpr', 'bsn', 'fodselsnummer', 'personnummer', 'pesel', 'rut', 'cuit', 'cpf', 'cnpj', 'curp', 'nir', 'ein', 'tfn', 'abn', 'nino', 'ahv', 'svnr',
  'secu', 'securite', 'sozialversicherungsnummer', 'versicherungsnummer', 'steuernummer', 'mitgliedsnummer', 'seriennummer', 'artikelnummer',
  'aktenzeichen', 'lottery', 'lotto', 'paketnummer', 'colis', 'contrat', 'dossier', 'suivi', 'serie', 'poliza', 'referencia', 'contrato', 'encomenda', 'fatura',
  'compte', 'conto', 'conta', 'rekening', 'rekeningnummer', 'ordine', 'ndc', 'upc', 'ean', 'gtin', 'asin', 'cas', 'batch', 'charge', 'chargennummer', 'lote', 'partij', 'kavel', 'meter', 'zahler', 'zahlernummer', 'zahlerstand', 'compteur', 'contador', 'contatore', 'meternummer', 'mpan', 'mprn', 'iccid', 'teilenummer', 'ersatzteil', 'consignment', 'awb', 'container', 'docket', 'parcel', 'voucher', 'coupon', 'gutschein', 'fattura', 'polizza', 'bestelling', 'bestelnummer', 'factuur', 'klantnummer', 'ordernummer', 'serienummer', 'polisnummer',
]
