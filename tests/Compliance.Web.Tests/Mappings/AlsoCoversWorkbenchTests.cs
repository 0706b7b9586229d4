using Bunit;
using Compliance.App.Data;
using Compliance.App.Oscal.Mappings;
using Compliance.Web.Inspections;
using Compliance.Web.Tests.Inspections;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Mappings;

/// <summary>What an item also covers, in the workbench's requirement.</summary>
public sealed class AlsoCoversWorkbenchTests : ReviewContext
{
    [Fact]
    public async Task TheInspectorSeesItQuietlyAndOnlyWhereThereIsSomething()
    {
        await MadeUpMapping.ImportAsync(Services.GetRequiredService<ImportMapping>(), Services.GetRequiredService<IIds>());
        SignIn(Lead);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"inspections/{InspectionId}/workbench?item=3.1.1");
        var page = Render<WorkbenchPage>(parameters => parameters.Add(page => page.InspectionId, InspectionId));
        page.WaitForAssertion(() => Assert.StartsWith("3.1.1 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.False(page.Find(".wb-middle .also-covers").HasAttribute("open"));
        Assert.Equal(["Fully covered kk-1", "Partly covered kk-2"], page.FindAll(".also-covers dd").Select(line => line.TextContent.Trim()));
        await page.InvokeAsync(() => page.Instance.OnKey("j"));
        page.WaitForAssertion(() => Assert.StartsWith("3.1.2 ", page.Find(".wb-item-head h2").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Empty(page.FindAll(".also-covers"));
    }
}
