import java.time.LocalDate
import java.time.OffsetDateTime
import java.time.format.DateTimeFormatter

def stamps = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX")
def word = { Map table, String text -> text == null ? null : table[text] ?: text.toLowerCase() }
def date = { String text -> text == null ? null : LocalDate.parse(text).toString() }
def money = { amount, String currency ->
    if (amount == null) {
        return null
    }
    int digits = Currency.getInstance(currency).defaultFractionDigits
    BigDecimal exact = amount.stripTrailingZeros()
    [value: (exact.scale() < digits ? exact.setScale(digits) : exact).toPlainString(), currency: currency]
}
def some = { Map fields ->
    fields.values().removeIf { it == null }
    fields
}

return { Map o ->
    def account = o.Account
    some([
        id: o.Id,
        name: o.Name.trim(),
        stage: o.StageName,
        won: o.IsWon,
        version: OffsetDateTime.parse(o.SystemModstamp, stamps).toInstant().toString(),
        region: o.Region__c?.toLowerCase(),
        legalEntity: o.Legal_Entity__c?.toLowerCase(),
        serviceLine: word(tables['service-lines'], o.Service_Line__c),
        billingMethod: word(tables['billing-methods'], o.Billing_Method__c),
        contract: some([
            number: o.Contract_Number__c,
            signedOn: date(o.Contract_Signed_Date__c),
            poNumber: o.PO_Number__c,
            paymentTerms: word(tables['payment-terms'], o.Payment_Terms__c)
        ]),
        startOn: date(o.Project_Start_Date__c),
        endOn: date(o.Project_End_Date__c),
        amount: money(o.Amount, o.CurrencyIsoCode),
        account: some([
            id: account.Id,
            name: account.Name.trim(),
            number: account.AccountNumber,
            country: account.BillingCountryCode ?: tables.countries[account.BillingCountry],
            currency: account.CurrencyIsoCode,
            taxNumber: account.Tax_Number__c?.trim(),
            poRequired: account.PO_Required__c ?: false,
            parentId: account.ParentId,
            address: some([
                street: account.BillingStreet,
                city: account.BillingCity,
                state: account.BillingStateCode,
                postalCode: account.BillingPostalCode
            ])
        ]),
        lines: o.OpportunityLineItems.records.collect { line ->
            some([
                key: line.Id,
                productCode: line.ProductCode,
                name: line.Description ?: line.Product2.Name ?: line.Name,
                family: tables['product-families'][line.Product2.Family],
                role: tables.roles[line.Role__c] ?: line.Role__c,
                unit: tables['product-units'][line.ProductCode] ?: 'hour',
                quantity: line.Quantity,
                unitPrice: money(line.UnitPrice, o.CurrencyIsoCode),
                total: money(line.TotalPrice, o.CurrencyIsoCode),
                serviceOn: date(line.ServiceDate)
            ])
        },
        url: "https://firm.my.salesforce.com/lightning/r/Opportunity/${o.Id}/view".toString()
    ])
}
