using Compliance.App.Data;
using Compliance.Domain.Checklists;
using Compliance.Domain.Evidence;
using Compliance.Domain.Inspections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Compliance.App.Inspections;

internal sealed class CasePartsConfiguration :
    IEntityTypeConfiguration<Response>,
    IEntityTypeConfiguration<Citation>,
    IEntityTypeConfiguration<Submission>,
    IEntityTypeConfiguration<Determination>,
    IEntityTypeConfiguration<InformationRequest>,
    IEntityTypeConfiguration<RequestMessage>,
    IEntityTypeConfiguration<RequestExtension>,
    IEntityTypeConfiguration<FactCheckComment>,
    IEntityTypeConfiguration<ReviewRemark>,
    IEntityTypeConfiguration<ItemComment>,
    IEntityTypeConfiguration<ItemShare>,
    IEntityTypeConfiguration<SecondScore>,
    IEntityTypeConfiguration<CaseFact>,
    IEntityTypeConfiguration<VersionMove>
{
    private const int ItemIdLength = 100;

    public void Configure(EntityTypeBuilder<CaseFact> builder)
    {
        builder.ToTable("CaseFacts");
        builder.HasKey(row => new { row.InspectionId, row.Fact });
        builder.Property(row => row.Fact).HasMaxLength(100);
        builder.Property(row => row.Claimed).IsJson();
        builder.Property(row => row.ClaimedByName).HasMaxLength(100);
        builder.Property(row => row.Judged).IsJson();
        builder.Property(row => row.Rationale).HasMaxLength(CaseFact.RationaleLimit);
        builder.Property(row => row.JudgedByName).HasMaxLength(100);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(row => row.IsCorrected);
        builder.Ignore(row => row.Effective);
    }

    public void Configure(EntityTypeBuilder<VersionMove> builder)
    {
        builder.ToTable("VersionMoves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.ByName).HasMaxLength(100);
        builder.Property(move => move.FromVersion).HasMaxLength(ChecklistVersions.MaximumLength);
        builder.Property(move => move.ToVersion).HasMaxLength(ChecklistVersions.MaximumLength);
        builder.Property(move => move.Carried).IsJson();
        builder.HasIndex(move => move.InspectionId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(move => move.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("Responses");
        builder.HasKey(response => new { response.InspectionId, response.ItemId });
        builder.Property(response => response.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(response => response.Statement).HasMaxLength(Response.StatementLimit);
        builder.Property(response => response.UpdatedByName).HasMaxLength(100);
        builder.Property(response => response.Version).IsConcurrencyToken();
        builder.HasMany(response => response.Citations).WithOne().HasForeignKey(citation => new { citation.InspectionId, citation.ItemId });
        builder.HasOne<Inspection>().WithMany().HasForeignKey(response => response.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(response => response.NeedsStatement);
    }

    public void Configure(EntityTypeBuilder<Citation> builder)
    {
        builder.ToTable("Citations");
        builder.HasKey(citation => new { citation.InspectionId, citation.ItemId, citation.EvidenceVersionId });
        builder.HasIndex(citation => citation.EvidenceVersionId);
        builder.HasOne<EvidenceVersion>().WithMany().HasForeignKey(citation => citation.EvidenceVersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("Submissions");
        builder.Property(submission => submission.Id).ValueGeneratedNever();
        builder.Property(submission => submission.SignatoryName).HasMaxLength(100);
        builder.Property(submission => submission.Digest).HasMaxLength(64);
        builder.HasIndex(submission => new { submission.InspectionId, submission.Round }).IsUnique();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(submission => submission.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Determination> builder)
    {
        builder.ToTable("Determinations");
        builder.HasKey(determination => new { determination.InspectionId, determination.ItemId });
        builder.Property(determination => determination.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(determination => determination.Verdict).HasMaxLength(100);
        builder.Property(determination => determination.Rationale).HasMaxLength(Determination.TextLimit);
        builder.Property(determination => determination.Recommendation).HasMaxLength(Determination.TextLimit);
        builder.Property(determination => determination.InspectorName).HasMaxLength(100);
        builder.Property(determination => determination.Objectives).IsJson();
        builder.Property(determination => determination.ReliedOn).IsJson();
        builder.Property(determination => determination.Version).IsConcurrencyToken();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(determination => determination.InspectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(determination => determination.NeedsRationale);
    }

    public void Configure(EntityTypeBuilder<InformationRequest> builder)
    {
        builder.ToTable("InformationRequests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Message).HasMaxLength(5000);
        builder.Property(request => request.AskedByName).HasMaxLength(100);
        builder.Property(request => request.Items).IsJson();
        builder.HasOne<Inspection>().WithMany().HasForeignKey(request => request.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RequestMessage> builder)
    {
        builder.ToTable("RequestMessages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.AuthorName).HasMaxLength(100);
        builder.Property(message => message.Text).HasMaxLength(RequestMessage.TextLimit);
        builder.HasIndex(message => message.InspectionId);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(message => message.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RequestExtension> builder)
    {
        builder.ToTable("RequestExtensions");
        builder.Property(extension => extension.Id).ValueGeneratedNever();
        builder.Property(extension => extension.ByName).HasMaxLength(100);
        builder.Property(extension => extension.Word).HasMaxLength(RequestExtension.WordLimit);
        builder.HasOne<InformationRequest>().WithMany().HasForeignKey(extension => extension.RequestId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FactCheckComment> builder)
    {
        builder.ToTable("FactCheckComments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(comment => comment.Text).HasMaxLength(FactCheckComment.TextLimit);
        builder.Property(comment => comment.Answer).HasMaxLength(FactCheckComment.TextLimit);
        builder.Property(comment => comment.AuthorName).HasMaxLength(100);
        builder.Property(comment => comment.AnsweredByName).HasMaxLength(100);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(comment => comment.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReviewRemark> builder)
    {
        builder.ToTable("ReviewRemarks");
        builder.Property(remark => remark.Id).ValueGeneratedNever();
        builder.Property(remark => remark.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(remark => remark.Text).HasMaxLength(ReviewRemark.TextLimit);
        builder.Property(remark => remark.Answer).HasMaxLength(ReviewRemark.TextLimit);
        builder.Property(remark => remark.AuthorName).HasMaxLength(100);
        builder.Property(remark => remark.AnsweredByName).HasMaxLength(100);
        builder.Property(remark => remark.AcceptedByName).HasMaxLength(100);
        builder.Property(remark => remark.Version).IsConcurrencyToken();
        builder.Ignore(remark => remark.State);

        // A remark has one successor.
        builder.HasIndex(remark => remark.RenewsId).IsUnique();
        builder.HasIndex(remark => remark.InspectionId);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(remark => remark.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ItemComment> builder)
    {
        builder.ToTable("ItemComments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(comment => comment.AuthorName).HasMaxLength(100);
        builder.Property(comment => comment.ForName).HasMaxLength(100);
        builder.Property(comment => comment.Text).HasMaxLength(ItemComment.TextLimit);
        builder.HasIndex(comment => new { comment.InspectionId, comment.ItemId });
        builder.HasOne<Inspection>().WithMany().HasForeignKey(comment => comment.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SecondScore> builder)
    {
        builder.ToTable("SecondScores");
        builder.HasKey(row => new { row.InspectionId, row.ItemId });
        builder.Property(row => row.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(row => row.First).IsJson();
        builder.Property(row => row.Second).IsJson();
        builder.Property(row => row.ResolvedByName).HasMaxLength(100);
        builder.Property(row => row.ResolvedVerdict).HasMaxLength(100);
        builder.Property(row => row.Reason).HasMaxLength(SecondScore.ReasonLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.State);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(row => row.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ItemShare> builder)
    {
        builder.ToTable("ItemShares");
        builder.HasKey(share => new { share.InspectionId, share.ItemId });
        builder.Property(share => share.ItemId).HasMaxLength(ItemIdLength);
        builder.Property(share => share.UserName).HasMaxLength(100);
        builder.Property(share => share.ByName).HasMaxLength(100);
        builder.Property(share => share.Word).HasMaxLength(ItemShare.WordLimit);
        builder.HasOne<Inspection>().WithMany().HasForeignKey(share => share.InspectionId).OnDelete(DeleteBehavior.Restrict);
    }
}
